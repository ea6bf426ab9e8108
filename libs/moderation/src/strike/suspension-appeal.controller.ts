import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { CaseId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { AppealNotFound } from '../appeal/appeal.errors.js';
import { AccountHistoryReader } from './account-history.reader.js';
import {
  AnswerSuspensionAppealRequest,
  AppealSuspensionRequest,
  SuspensionAppealCaseResponse,
} from './dto/suspension-appeal.dto.js';
import { AccountHistoryResponse } from './dto/suspension.dto.js';
import { SuspensionAppealReader } from './suspension-appeal.reader.js';
import { SuspensionAppealService } from './suspension-appeal.service.js';
import { AccountNotFound } from './suspension.errors.js';

@ApiTags('moderation')
@Controller('moderation')
export class SuspensionAppealController {
  constructor(
    private readonly appeals: SuspensionAppealService,
    private readonly reader: SuspensionAppealReader,
    private readonly histories: AccountHistoryReader,
  ) {}

  /** Asks, once, that somebody else than who suspended you looks at it. */
  @Post('standing/appeal')
  @HttpCode(200)
  @Allow('appeal.create')
  @ApiOperation({ operationId: 'moderation_appealSuspension' })
  @Problems('request.invalid', 'suspension.none', 'appeal.filed_already')
  async file(
    @Body() { text }: AppealSuspensionRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<AccountHistoryResponse> {
    await this.appeals.file(text, actor);
    const history = await this.histories.of(actor.userId, actor.userId);
    if (history === undefined) throw new AccountNotFound();
    return history;
  }

  /** The appeal against a suspension that an item of the queue `appeals` is about. */
  @Get('items/:id/suspension-appeal')
  @Allow('moderation.read_events')
  @ApiOperation({ operationId: 'moderation_getSuspensionAppeal' })
  @Problems('appeal.not_found')
  async ofItem(@Param('id', UuidPipe) id: CaseId): Promise<SuspensionAppealCaseResponse> {
    const appeal = await this.reader.ofCase(id);
    if (appeal === undefined) throw new AppealNotFound();
    return appeal;
  }

  /** Answers an appeal against a suspension that you hold. Whoever suspended cannot. */
  @Post('items/:id/suspension-appeal')
  @HttpCode(204)
  @Allow('user.suspend')
  @ApiOperation({ operationId: 'moderation_answerSuspensionAppeal' })
  @Problems(
    'request.invalid',
    'user.not_found',
    'suspension.not_yours',
    'appeal.not_found',
    'appeal.resolved_already',
    'appeal.held_before',
    'moderation.lease_lost',
  )
  answer(
    @Param('id', UuidPipe) id: CaseId,
    @Body() body: AnswerSuspensionAppealRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<void> {
    return this.appeals.answer(id, body, actor);
  }
}
