import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { AnswerReceipt, CaseCounts, CaseDetail, CasePage } from '../../contract/src';
import { Permit } from '../identity/session/session.guard';
import { User } from '../identity/session/current-user.decorator';
import type { CurrentUser } from '../identity/current-user';
import { withCurrentView } from '../shared/request/seen-version';
import { AnsweringService } from './answering/answering.service';
import { AnswerDto, CaseQueryDto, ReopeningDto } from './case.dto';
import { CaseCountsService } from './list/case-counts.service';
import { CaseDetailService } from './sheet/case-detail.service';
import { CaseListService } from './list/case-list.service';
import { ReopeningService } from './reopening/reopening.service';

@Controller('api')
export class SupportCasesController {
  constructor(
    private readonly counts: CaseCountsService,
    private readonly list: CaseListService,
    private readonly details: CaseDetailService,
    private readonly answering: AnsweringService,
    private readonly reopening: ReopeningService,
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
  @HttpCode(200)
  @Post('cases/search')
  search(@User() user: CurrentUser, @Body() query: CaseQueryDto): Promise<CasePage> {
    return this.list.find(user, query);
  }

  @Permit('readCases')
  @Get('cases/:caseNumber')
  findOne(@User() user: CurrentUser, @Param('caseNumber') caseNumber: string): Promise<CaseDetail> {
    return this.details.find(user, caseNumber);
  }

  @Permit('answerCases')
  @Post('cases/:caseNumber/answer')
  answer(
    @User() user: CurrentUser,
    @Param('caseNumber') caseNumber: string,
    @Body() { version, acknowledgedWarnings, ...answer }: AnswerDto,
  ): Promise<AnswerReceipt> {
    return withCurrentView(
      this.answering.answer(user, caseNumber, answer, { version, acknowledged: acknowledgedWarnings }),
      () => this.details.find(user, caseNumber),
    );
  }

  @Permit('reopenCases')
  @Post('cases/:caseNumber/reopening')
  async reopen(
    @User() user: CurrentUser,
    @Param('caseNumber') caseNumber: string,
    @Body() request: ReopeningDto,
  ): Promise<CaseDetail> {
    const read = () => this.details.find(user, caseNumber);
    await withCurrentView(this.reopening.reopen(user, caseNumber, request), read);
    return read();
  }
}
