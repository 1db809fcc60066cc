import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { PROBLEM_STATUS, type ProblemCode } from '../../../contract/src';
import { problem } from '../errors/problem.filter';
import { refTo } from './schema';

const PROBLEM = { 'application/problem+json': { schema: { $ref: refTo('Problem') } } };
const RETRY_AFTER = { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' as const } } };
const WAITS: Readonly<Record<number, typeof RETRY_AFTER>> = { 429: RETRY_AFTER, 503: RETRY_AFTER };

/** Documents why a route refuses a call: one response for each status, with its possible codes. */
export function ApiProblems(...codes: ProblemCode[]): MethodDecorator & ClassDecorator {
  const statuses = [...new Set(codes.map((code) => PROBLEM_STATUS[code]))];
  return applyDecorators(
    ...statuses.map((status) => {
      const description = codes
        .filter((code) => PROBLEM_STATUS[code] === status)
        .map((code) => `${code}: ${problem(code).title}`)
        .join('; ');
      return ApiResponse({ status, description, content: PROBLEM, ...(status in WAITS && { headers: WAITS[status] }) });
    }),
  );
}
