import { CASE_STATUSES, caseStatus, FIELD_ERRORS, PROBLEM_STATUS } from '../../contract/src';
import { refTo, type Schema } from '../shared/openapi/schema';

const STATUS = {
  type: 'string',
  enum: [...CASE_STATUSES],
  description: CASE_STATUSES.map((status) => `${status}: ${caseStatus(status).label.ja}`).join(', '),
};
const CASE_NUMBER = { type: 'string', description: '依頼管理番号', example: 'SD-00000042' };
const AT = { type: 'string', format: 'date-time' };
const UNREADABLE = object({ revision: { type: 'integer', minimum: 1 }, registeredAt: AT });
const REFERENCE = { type: 'string', example: 'VJ-20261120-000123' };

const CATALOGUE = Object.fromEntries(Object.entries(FIELD_ERRORS).map(([code, { en }]) => [code, en]));

/**
 * The responses of the APIs: `IntakeReceipt`, `IntakeCase`, `OrderReceipt`, `Problem` and `FieldError` of the contract.
 */
export const RESPONSE_SCHEMAS: Record<string, Schema> = {
  IntakeReceipt: object({ caseNumber: CASE_NUMBER, status: STATUS, acquirerReference: REFERENCE, receivedAt: AT }),
  IntakeCase: object(
    {
      caseNumber: CASE_NUMBER,
      acquirerReference: REFERENCE,
      status: STATUS,
      receivedAt: AT,
      requestedOn: { type: 'string', format: 'date', description: '依頼日' },
      answerDueOn: {
        type: 'string',
        format: 'date',
        description: '回答期限: the acquirer’s, or what the portal reckoned where it named none',
      },
      withdrawnAt: {
        type: ['string', 'null'],
        format: 'date-time',
        description: 'null unless the request was withdrawn',
      },
      reopenings: {
        type: 'array',
        description: 'Each time that an answer had to be corrected, the latest first',
        items: object({
          at: AT,
          revision: {
            type: 'integer',
            minimum: 0,
            description: 'The answer that is corrected; 0 where none was given',
          },
        }),
      },
      answers: {
        type: 'array',
        items: { $ref: refTo('RegisteredAnswer') },
        description: 'The latest first; a reopened case keeps its earlier answers.',
      },
    },
    {
      unreadableAnswers: {
        type: 'array',
        items: UNREADABLE,
        description: 'Revisions that were registered and cannot be read; there only where there are any.',
      },
    },
  ),
  OrderReceipt: object({
    id: { type: 'string', description: 'The order’s page is /orders/{id} of the portal' },
    orderNumber: { type: 'string' },
    serviceId: { type: 'string' },
    total: { type: 'integer', description: 'Yen, tax and shipping included' },
    orderedAt: AT,
    trackingId: { type: ['string', 'null'], description: 'Of card orders' },
  }),
  Problem: {
    ...object(
      {
        type: { type: 'string', const: 'about:blank' },
        title: { type: 'string' },
        status: { type: 'integer' },
        code: {
          type: 'string',
          enum: Object.keys(PROBLEM_STATUS),
          description: 'Why the call is refused; stable, for programs',
        },
      },
      {
        detail: { type: 'string' },
        errors: { type: 'array', items: { $ref: refTo('FieldError') }, description: 'Every field at fault' },
      },
    ),
    description: 'RFC 9457, application/problem+json',
  },
  FieldError: object(
    {
      pointer: { type: 'string', description: 'RFC 6901', example: '/payment/amount' },
      code: {
        type: 'string',
        enum: Object.keys(FIELD_ERRORS),
        'x-enum-descriptions': CATALOGUE,
        description: 'Stable, for programs; braces in the sentences stand for params',
        example: 'out_of_range',
      },
      message: { type: 'string', description: 'A sentence in Japanese' },
    },
    { params: { type: 'object', description: 'What fills the sentence' } },
  ),
};

function object(required: Record<string, Schema>, optional: Record<string, Schema> = {}): Schema {
  return { type: 'object', required: Object.keys(required), properties: { ...required, ...optional } };
}
