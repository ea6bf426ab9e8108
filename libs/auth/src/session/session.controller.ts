import { Allow, BeforeEnrolment, CurrentPrincipal, Public, RateLimit, type Principal } from '@odr/access';
import { Clock, type SessionId } from '@odr/kernel';
import { Problems, UuidPipe } from '@odr/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SessionRevoked } from '../auth.errors.js';
import { answerGrant } from './answer-grant.js';
import { LoginResponse } from './dto/login.response.dto.js';
import { RefreshRequest } from './dto/refresh.request.dto.js';
import { SessionListResponse } from './dto/session.response.dto.js';
import { TokenModeQuery } from './dto/token-mode.query.dto.js';
import { clearRefreshCookie, refreshCookieOf } from './refresh-cookie.js';
import { assertNotCrossSite, isFromOwnPage } from './same-origin.js';
import { SessionService } from './session.service.js';

@ApiTags('auth')
@Controller('auth')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly clock: Clock,
  ) {}

  @Post('refresh')
  @HttpCode(200)
  @RateLimit('refresh')
  @Public('The refresh token is the credential; the access token may have expired.')
  @Problems('request.invalid', 'auth.session_revoked', 'auth.cross_site')
  @ApiOperation({ operationId: 'auth_refresh', summary: 'Exchange the refresh token for a new pair' })
  async refresh(
    @Body() body: RefreshRequest,
    @Query() { mode }: TokenModeQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginResponse> {
    const arrivedAt = this.clock.now();
    const token = body.refreshToken ?? cookieOf(request);
    if (token === undefined) throw new SessionRevoked();
    const fromBrowserPage = body.refreshToken === undefined && isFromOwnPage(request);
    const grant = await this.sessions.refresh(token, { arrivedAt, fromBrowserPage });
    return answerGrant(grant, mode === 'token' || body.refreshToken !== undefined, request, reply);
  }

  @Post('logout')
  @HttpCode(204)
  @BeforeEnrolment()
  @Public('Signing out has to work when the access token has expired.')
  @Problems('auth.cross_site')
  @ApiOperation({ operationId: 'auth_logout', summary: 'Sign out of this session' })
  async logout(
    @Body() body: RefreshRequest,
    @CurrentPrincipal() principal: Principal | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.sessions.logout(body.refreshToken ?? cookieOf(request), principal?.sessionId);
    clearRefreshCookie(request, reply);
  }

  @Get('sessions')
  @Allow('account.manage')
  @ApiOperation({ operationId: 'auth_list_sessions', summary: 'Where am I signed in' })
  async list(@CurrentPrincipal() { userId, sessionId }: Principal): Promise<SessionListResponse> {
    const open = await this.sessions.listOpen(userId);
    return { items: open.map((session) => ({ ...session, isCurrent: session.id === sessionId })), nextCursor: null };
  }

  @Delete('sessions')
  @HttpCode(204)
  @Allow('account.manage')
  @ApiOperation({ operationId: 'auth_revoke_other_sessions', summary: 'Sign out everywhere but here' })
  revokeOthers(@CurrentPrincipal() { userId, sessionId }: Principal): Promise<void> {
    return this.sessions.revokeOthers(userId, sessionId);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @Allow('account.manage')
  @Problems('auth.session_not_found')
  @ApiOperation({ operationId: 'auth_revoke_session', summary: 'Sign out elsewhere' })
  revoke(@Param('id', UuidPipe) id: SessionId, @CurrentPrincipal() { userId }: Principal): Promise<void> {
    return this.sessions.revokeOwn(userId, id);
  }
}

function cookieOf(request: FastifyRequest): string | undefined {
  const token = refreshCookieOf(request);
  if (token !== undefined) assertNotCrossSite(request);
  return token;
}
