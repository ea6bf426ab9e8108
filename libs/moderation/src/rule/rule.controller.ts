import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { BacktestId, RuleId, UserId } from '@odr/kernel';
import { Problems, UncountedPageQuery, UuidPipe } from '@odr/platform';
import type { FastifyReply } from 'fastify';
import { BacktestReader } from './backtest/backtest.reader.js';
import { BacktestResponse, BacktestsResponse } from './dto/backtest.response.dto.js';
import {
  BacktestRequest,
  CheckRuleRequest,
  CreateRuleRequest,
  RuleSettingsRequest,
  UpdateRuleRequest,
} from './dto/rule.request.dto.js';
import {
  RuleCheckResponse,
  RuleFactsResponse,
  RuleHistoryResponse,
  RuleHitPageResponse,
  RuleProofResponse,
  RuleResponse,
  RuleSettingsResponse,
  RulesResponse,
} from './dto/rule.response.dto.js';
import { conditionsOf } from './language/conditions.js';
import { allFacts } from './language/facts.js';
import { readRule } from './language/rule-language.js';
import { RuleReader } from './rule.reader.js';
import { RuleService } from './rule.service.js';
import { RuleSettingRepository } from './rule-setting.repository.js';

const DEFAULT_DAYS = 30;

/** Rules that look at what comes in, and ask people to. */
@ApiTags('moderation')
@Controller('moderation/rules')
export class RuleController {
  constructor(
    private readonly rules: RuleService,
    private readonly reader: RuleReader,
    private readonly backtests: BacktestReader,
    private readonly settings: RuleSettingRepository,
  ) {}

  /** All rules, those that act first. */
  @Get()
  @Allow('moderation_rule.manage')
  @ApiOperation({ operationId: 'moderation_rules_list' })
  async list(): Promise<RulesResponse> {
    return { items: await this.reader.list() };
  }

  /** Writes a rule. It starts as a draft. */
  @Post()
  @Allow('moderation_rule.manage')
  @Problems('request.invalid', 'rule.unreadable', 'rule.queue_missing', 'rule.name_taken')
  @ApiOperation({ operationId: 'moderation_rules_create' })
  async create(@Body() body: CreateRuleRequest, @CurrentPrincipal() actor: Principal): Promise<RuleResponse> {
    return this.reader.get(await this.rules.create(body, actor));
  }

  /** What an expression can ask of an item. */
  @Get('facts')
  @Allow('moderation_rule.manage')
  @ApiOperation({ operationId: 'moderation_rules_facts' })
  facts(): RuleFactsResponse {
    return { items: allFacts().map(({ values, ...fact }) => ({ ...fact, ...(values && { values: [...values] }) })) };
  }

  /** Reads an expression without keeping it: what is wrong with it, or the rows that say the same. */
  @Post('check')
  @HttpCode(200)
  @Allow('moderation_rule.manage')
  @Problems('request.invalid')
  @ApiOperation({ operationId: 'moderation_rules_check' })
  check(@Body() { expression }: CheckRuleRequest): RuleCheckResponse {
    const { rule, problems } = readRule(expression);
    const conditions = rule ? conditionsOf(rule.ast) : null;
    return {
      isValid: rule !== undefined,
      problems: problems.map(({ known, ...problem }) => ({ ...problem, ...(known && { known: [...known] }) })),
      conditions: conditions && { ...conditions },
    };
  }

  /** What a rule has to prove before it may go live. */
  @Get('settings')
  @Allow('moderation_rule.manage')
  @ApiOperation({ operationId: 'moderation_rules_settings' })
  getSettings(): Promise<RuleSettingsResponse> {
    return this.settings.get();
  }

  @Put('settings')
  @Allow('moderation_rule.manage')
  @Problems('request.invalid')
  @ApiOperation({ operationId: 'moderation_rules_setSettings' })
  async setSettings(
    @Body() body: RuleSettingsRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<RuleSettingsResponse> {
    await this.rules.setSettings({ ...body }, actor);
    return this.settings.get();
  }

  /** How far a backtest is and what it has found. */
  @Get('backtests/:backtestId')
  @Allow('moderation_rule.manage')
  @Problems('rule.backtest_not_found')
  @ApiOperation({ operationId: 'moderation_rules_getBacktest' })
  getBacktest(@Param('backtestId', UuidPipe) id: BacktestId): Promise<BacktestResponse> {
    return this.backtests.get(id);
  }

  /** Ends a backtest early. What it has found so far can be looked at and proves nothing. */
  @Post('backtests/:backtestId/cancel')
  @HttpCode(200)
  @Allow('moderation_rule.manage')
  @Problems('rule.backtest_not_found')
  @ApiOperation({ operationId: 'moderation_rules_cancelBacktest' })
  async cancelBacktest(@Param('backtestId', UuidPipe) id: BacktestId): Promise<BacktestResponse> {
    await this.rules.cancelBacktest(id);
    return this.backtests.get(id);
  }

  @Get(':id')
  @Allow('moderation_rule.manage')
  @Problems('rule.not_found')
  @ApiOperation({ operationId: 'moderation_rules_get' })
  get(@Param('id', UuidPipe) id: RuleId, @Res({ passthrough: true }) reply: FastifyReply): Promise<RuleResponse> {
    return this.tagged(id, reply);
  }

  /**
   * Changes a rule, moves it to another status, or both. Going live needs a finished backtest of this very version, enough
   * precision, and somebody else than its author; a refusal names everything that is missing.
   */
  @Patch(':id')
  @Allow('moderation_rule.manage')
  @Problems(
    'request.invalid',
    'request.precondition_failed',
    'rule.not_found',
    'rule.unreadable',
    'rule.queue_missing',
    'rule.name_taken',
    'rule.archived',
    'rule.illegal_transition',
    'rule.not_proved',
  )
  @ApiOperation({ operationId: 'moderation_rules_update' })
  async update(
    @Param('id', UuidPipe) id: RuleId,
    @Body() body: UpdateRuleRequest,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() actor: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RuleResponse> {
    await this.rules.change(id, { ...body }, ifMatch, actor);
    return this.tagged(id, reply);
  }

  /** What is missing before you may let the newest version go live: the same that a refusal would name. */
  @Get(':id/proof')
  @Allow('moderation_rule.manage')
  @Problems('rule.not_found')
  @ApiOperation({ operationId: 'moderation_rules_getProof' })
  async proof(
    @Param('id', UuidPipe) id: RuleId,
    @CurrentPrincipal() { userId }: Principal,
  ): Promise<RuleProofResponse> {
    const { version, madeBy } = await this.reader.get(id);
    return this.rules.proof({ id, version, author: madeBy as UserId }, userId);
  }

  /** Versions, steps and the last thirty days. */
  @Get(':id/history')
  @Allow('moderation_rule.manage')
  @Problems('rule.not_found')
  @ApiOperation({ operationId: 'moderation_rules_history' })
  history(@Param('id', UuidPipe) id: RuleId): Promise<RuleHistoryResponse> {
    return this.reader.history(id);
  }

  /** What the rule has matched, newest first. */
  @Get(':id/hits')
  @Allow('moderation_rule.manage')
  @Problems('rule.not_found', 'request.malformed_cursor')
  @ApiOperation({ operationId: 'moderation_rules_hits' })
  hits(@Param('id', UuidPipe) id: RuleId, @Query() page: UncountedPageQuery): Promise<RuleHitPageResponse> {
    return this.reader.hits(id, page);
  }

  /** The last backtests, newest first, of all versions. */
  @Get(':id/backtests')
  @Allow('moderation_rule.manage')
  @Problems('rule.not_found')
  @ApiOperation({ operationId: 'moderation_rules_listBacktests' })
  async listBacktests(@Param('id', UuidPipe) id: RuleId): Promise<BacktestsResponse> {
    await this.reader.get(id);
    return { items: await this.backtests.list(id) };
  }

  /** Lays the newest version on what has come in, beside what people decided about it. */
  @Post(':id/backtest')
  @HttpCode(202)
  @Allow('moderation_rule.manage')
  @Problems('request.invalid', 'rule.not_found', 'rule.archived', 'rule.backtest_running')
  @ApiOperation({ operationId: 'moderation_rules_backtest' })
  async backtest(
    @Param('id', UuidPipe) id: RuleId,
    @Body() { days, last }: BacktestRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<BacktestResponse> {
    const span = last === undefined ? { days: days ?? DEFAULT_DAYS } : { last };
    return this.backtests.get(await this.rules.backtest(id, span, actor));
  }

  private async tagged(id: RuleId, reply: FastifyReply): Promise<RuleResponse> {
    const rule = await this.reader.get(id);
    void reply.header('etag', `"${rule.edition}"`);
    return rule;
  }
}
