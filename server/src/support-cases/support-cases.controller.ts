import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { type CaseCounts, type CaseDetail, type CasePage, checkValue, fieldError } from '../../contract/src';
import { Permit } from '../sessions/session.guard';
import { User } from '../sessions/current-user.decorator';
import type { CurrentUser } from '../shared/actor';
import { Clock } from '../shared/clock';
import { invalidFields } from '../shared/domain-error';
import { AnsweringService } from './answering.service';
import { AnswerDto, CaseQueryDto, ReopeningDto } from './case.dto';
import { CaseCountsService } from './case-counts.service';
import { CaseDetailService } from './case-detail.service';
import { CaseListService } from './case-list.service';
import { ReopeningService } from './reopening.service';

@Controller('api')
export class SupportCasesController {
  constructor(
    private readonly counts: CaseCountsService,
    private readonly list: CaseListService,
    private readonly details: CaseDetailService,
    private readonly answering: AnsweringService,
    private readonly reopening: ReopeningService,
    private readonly clock: Clock,
  ) {}

  @Permit('readCases')
  @Get('case-counts')
  countAll(@User() user: CurrentUser): Promise<CaseCounts> {
    return this.counts.find(user);
  }

  @Permit('readCases')
  @Get('cases')
  findMany(@User() user: CurrentUser, @Query() query: CaseQueryDto): Promise<CasePage> {
    return this.list.find(user, query);
  }

  @Permit('readCases')
  @Get('cases/:caseNumber')
  findOne(@User() user: CurrentUser, @Param('caseNumber') caseNumber: string): Promise<CaseDetail> {
    return this.details.find(user, caseNumber);
  }

  @Permit('answerCases')
  @Post('cases/:caseNumber/answer')
  async answer(@User() user: CurrentUser, @Param('caseNumber') caseNumber: string, @Body() answer: AnswerDto): Promise<CaseDetail> {
    await this.answering.answer(user, caseNumber, answer);
    return this.details.find(user, caseNumber);
  }

  @Permit('reopenCases')
  @Post('cases/:caseNumber/reopening')
  async reopen(@User() user: CurrentUser, @Param('caseNumber') caseNumber: string, @Body() { reason }: ReopeningDto): Promise<CaseDetail> {
    await this.reopening.reopen(user, caseNumber, this.checkedReason(reason));
    return this.details.find(user, caseNumber);
  }

  /** A reason follows the rules of every free text: its length, no control characters, no card number. */
  private checkedReason(reason: string): string {
    const spec = { name: 'reason', label: { ja: '理由', en: 'Reason' }, kind: 'text' } as const;
    const checked = checkValue(spec, reason, { today: this.clock.today(), ownIdentifiers: [] });
    if ('error' in checked) throw invalidFields([fieldError('/reason', checked.error, checked.params)]);
    if (checked.value === undefined) throw invalidFields([fieldError('/reason', 'required')]);
    return checked.value as string;
  }
}
