import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import type { UserId } from '@odr/kernel';
import { Problems, UncountedPageQuery, UuidPipe } from '@odr/platform';
import { StatementPageResponse } from '../statement/dto/statement.response.dto.js';
import { StatementReader } from '../statement/statement.reader.js';
import { AccountHistoryReader } from './account-history.reader.js';
import {
  AccountHistoryResponse,
  AccountListResponse,
  ListAccountsQuery,
  SuspendRequest,
} from './dto/suspension.dto.js';
import { AccountNotFound } from './suspension.errors.js';
import { SuspensionService } from './suspension.service.js';

@ApiTags('moderation')
@Controller('moderation')
export class AccountController {
  constructor(
    private readonly suspensions: SuspensionService,
    private readonly histories: AccountHistoryReader,
    private readonly statements: StatementReader,
  ) {}

  /** What moderation holds of your own account. */
  @Get('standing')
  @Allow('statement.read_own')
  @ApiOperation({ operationId: 'moderation_getStanding' })
  standing(@CurrentPrincipal() actor: Principal): Promise<AccountHistoryResponse> {
    return this.read(actor.userId, actor);
  }

  /** Up to 200 accounts that are suspended, have appealed against it, or have strikes that count. */
  @Get('users')
  @Allow('moderation.read_events')
  @ApiOperation({ operationId: 'moderation_listAccounts' })
  @Problems('request.invalid')
  async accounts(@Query() { filter }: ListAccountsQuery): Promise<AccountListResponse> {
    return { items: await this.histories.list(filter) };
  }

  /** Strikes and suspensions of an account. */
  @Get('users/:id/history')
  @Allow('moderation.read_events')
  @ApiOperation({ operationId: 'moderation_getAccountHistory' })
  @Problems('user.not_found')
  history(@Param('id', UuidPipe) id: UserId, @CurrentPrincipal() actor: Principal): Promise<AccountHistoryResponse> {
    return this.read(id, actor);
  }

  /** Decisions against what an account contributed, as its owner was told them, with what became of appeals. */
  @Get('users/:id/statements')
  @Allow('moderation.read_events')
  @ApiOperation({ operationId: 'moderation_listAccountStatements' })
  @Problems('user.not_found', 'request.malformed_cursor')
  async statementsOf(
    @Param('id', UuidPipe) id: UserId,
    @Query() page: UncountedPageQuery,
    @CurrentPrincipal() actor: Principal,
  ): Promise<StatementPageResponse> {
    await this.read(id, actor);
    return this.statements.page(id, page);
  }

  /** Keeps somebody from contributing until a day. They can read and appeal meanwhile. */
  @Post('users/:id/suspensions')
  @Allow('user.suspend')
  @ApiOperation({ operationId: 'moderation_suspendAccount' })
  @Problems(
    'request.invalid',
    'user.not_found',
    'suspension.running',
    'suspension.not_yours',
    'moderation.policy_unknown',
  )
  async suspend(
    @Param('id', UuidPipe) id: UserId,
    @Body() body: SuspendRequest,
    @CurrentPrincipal() actor: Principal,
  ): Promise<AccountHistoryResponse> {
    await this.suspensions.suspend(id, body, actor);
    return this.read(id, actor);
  }

  /** Ends a suspension before its day. */
  @Post('users/:id/suspensions/lift')
  @HttpCode(200)
  @Allow('user.suspend')
  @ApiOperation({ operationId: 'moderation_liftSuspension' })
  @Problems('user.not_found', 'suspension.none', 'suspension.not_yours')
  async lift(@Param('id', UuidPipe) id: UserId, @CurrentPrincipal() actor: Principal): Promise<AccountHistoryResponse> {
    await this.suspensions.lift(id, actor);
    return this.read(id, actor);
  }

  private async read(id: UserId, { userId }: Principal): Promise<AccountHistoryResponse> {
    const history = await this.histories.of(id, userId);
    if (history === undefined) throw new AccountNotFound();
    return history;
  }
}
