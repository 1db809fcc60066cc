import { Body, Controller, Get, HttpCode, Param, Post, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { IntakeCase, IntakeReceipt } from '../../contract/src';
import { JsonBodyGuard } from '../shared/http/json-body.guard';
import { ApiProblems } from '../shared/openapi/api-problems.decorator';
import { refTo } from '../shared/openapi/schema';
import { Public } from '../shared/http/public.decorator';
import { AcquirerKeyGuard, type CurrentAcquirer } from './acquirers/acquirer-key.guard';
import { CaseReadingService } from './case-reading.service';
import { FromAcquirer } from './acquirers/current-acquirer.decorator';
import { ReceivingService } from './receiving.service';
import { REQUEST_EXAMPLE, WITHDRAWAL_EXAMPLE } from './examples';
import { RequestDto } from './request.dto';
import { WithdrawalDto } from './withdrawal.dto';
import { WithdrawalService } from './withdrawal.service';

const PATH = 'api/intake/v1/requests';
const RECEIPT = { schema: { $ref: refTo('IntakeReceipt') } };

/** For acquirers' systems: spec 3.2. No session; the API key names the acquirer. */
@ApiTags('Acquirer intake')
@ApiBearerAuth()
@ApiProblems('malformed_request', 'unauthenticated', 'forbidden', 'rate_limited', 'internal', 'not_ready')
@Public()
@UseGuards(AcquirerKeyGuard)
@Controller(PATH)
export class IntakeController {
  constructor(
    private readonly receiving: ReceivingService,
    private readonly reading: CaseReadingService,
    private readonly withdrawing: WithdrawalService,
  ) {}

  @Post()
  @UseGuards(JsonBodyGuard)
  @ApiOperation({
    operationId: 'sendRequest',
    summary: 'Send a request',
    description:
      'Once-only by acquirerReference: the same content again gives the same case, with its present status; other content is a conflict.',
  })
  @ApiBody({
    type: RequestDto,
    examples: { request: { summary: 'A question about one payment', value: REQUEST_EXAMPLE } },
  })
  @ApiResponse({
    status: 201,
    description: 'A new case. It is durable, and its mails are queued.',
    headers: { Location: { schema: { type: 'string' } } },
    ...RECEIPT,
  })
  @ApiResponse({ status: 200, description: 'The same request came before.', ...RECEIPT })
  @ApiProblems(
    'malformed_json',
    'malformed_request',
    'reference_conflict',
    'too_large',
    'unsupported_media_type',
    'invalid_fields',
  )
  async receive(
    @FromAcquirer() acquirer: CurrentAcquirer,
    @Body() body: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IntakeReceipt> {
    const { receipt, isNew } = await this.receiving.receive(acquirer, body);
    void reply.status(isNew ? 201 : 200);
    if (isNew) void reply.header('location', `/${PATH}/${encodeURIComponent(receipt.acquirerReference)}`);
    return receipt;
  }

  @Get(':acquirerReference')
  @ApiOperation({
    operationId: 'readRequest',
    summary: 'Read what became of a request, with the answers',
    description: 'Reading an answer is logged.',
  })
  @ApiResponse({ status: 200, description: 'The case', schema: { $ref: refTo('IntakeCase') } })
  @ApiProblems('not_found')
  read(@FromAcquirer() acquirer: CurrentAcquirer, @Param('acquirerReference') reference: string): Promise<IntakeCase> {
    return this.reading.read(acquirer, reference);
  }

  @Post(':acquirerReference/withdrawal')
  @HttpCode(200)
  @UseGuards(JsonBodyGuard)
  @ApiOperation({
    operationId: 'withdrawRequest',
    summary: 'Withdraw a request that is not answered yet',
    description: 'Final. A repeated withdrawal is answered like the first.',
  })
  @ApiBody({
    type: WithdrawalDto,
    examples: { withdrawal: { summary: 'The cardholder has taken the complaint back', value: WITHDRAWAL_EXAMPLE } },
  })
  @ApiResponse({ status: 200, description: 'Withdrawn', ...RECEIPT })
  @ApiProblems(
    'malformed_json',
    'malformed_request',
    'not_found',
    'invalid_state',
    'too_large',
    'unsupported_media_type',
    'invalid_fields',
  )
  withdraw(
    @FromAcquirer() acquirer: CurrentAcquirer,
    @Param('acquirerReference') reference: string,
    @Body() body: unknown,
  ): Promise<IntakeReceipt> {
    return this.withdrawing.withdraw(acquirer, reference, body);
  }
}
