import { Allow, CurrentPrincipal, RateLimit, type Principal } from '@odr/access';
import type { LinkedIdentityId } from '@odr/kernel';
import { KeepsNoAnswer, Problems, UuidPipe } from '@odr/platform';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assertNotCrossSite } from '../session/same-origin.js';
import { IdentityListResponse, LinkStartedResponse } from './dto/identity.response.dto.js';
import { LinkIdentityRequest } from './dto/link-identity.request.dto.js';
import { IdentityService } from './identity.service.js';
import { ATTEMPT, clearSecret, secretIn, setSecret, TICKET } from './oauth-cookies.js';

@ApiTags('auth')
@Controller('auth')
export class IdentityController {
  constructor(private readonly identities: IdentityService) {}

  @Get('identities')
  @Allow('account.manage')
  @ApiOperation({ operationId: 'auth_list_identities', summary: 'My accounts elsewhere that I sign in by' })
  async list(@CurrentPrincipal() { userId }: Principal): Promise<IdentityListResponse> {
    return { items: await this.identities.listOf(userId), nextCursor: null };
  }

  @Post('identities/:provider/link')
  @HttpCode(200)
  @RateLimit('password')
  @KeepsNoAnswer()
  @Allow('account.manage')
  @Problems(
    'request.invalid',
    'auth.bad_credentials',
    'auth.reauthentication_required',
    'auth.provider_not_found',
    'auth.provider_unavailable',
    'auth.provider_sign_in_over',
  )
  @ApiOperation({
    operationId: 'auth_link_identity',
    summary: 'Go to a provider to link an account there; for browsers',
  })
  async link(
    @Param('provider') provider: string,
    @Body() body: LinkIdentityRequest,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinkStartedResponse> {
    const { url, secret } = await this.identities.startLink(provider, principal, body);
    setSecret(ATTEMPT, secret, request, reply);
    void reply.header('cache-control', 'no-store');
    return { url };
  }

  @Post('oauth/link')
  @HttpCode(200)
  @RateLimit('oauth')
  @KeepsNoAnswer()
  @Allow('account.manage')
  @Problems('auth.provider_sign_in_over', 'auth.identity_taken', 'auth.cross_site')
  @ApiOperation({ operationId: 'auth_complete_link', summary: 'Link what a provider has proved' })
  async completeLink(
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IdentityListResponse> {
    assertNotCrossSite(request);
    await this.identities.finishLink(secretIn(TICKET, request), principal);
    clearSecret(TICKET, request, reply);
    return this.list(principal);
  }

  @Delete('identities/:id')
  @HttpCode(204)
  @Allow('account.manage')
  @Problems('auth.identity_not_found', 'auth.last_sign_in_way')
  @ApiOperation({ operationId: 'auth_unlink_identity', summary: 'Do not sign in by this account elsewhere any more' })
  unlink(@Param('id', UuidPipe) id: LinkedIdentityId, @CurrentPrincipal() { userId }: Principal): Promise<void> {
    return this.identities.unlink(userId, id);
  }
}
