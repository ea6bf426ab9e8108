import { Public, RateLimit } from '@odr/access';
import { API_PREFIX, KeepsNoAnswer, Problems, publicUrl } from '@odr/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerGrant } from '../session/answer-grant.js';
import { LoginResponse } from '../session/dto/login.response.dto.js';
import { assertNotCrossSite } from '../session/same-origin.js';
import { CompleteOauthRequest } from './dto/complete-oauth.request.dto.js';
import { ProviderListResponse } from './dto/provider.response.dto.js';
import { StartOauthQuery } from './dto/start.query.dto.js';
import { finishPage } from './finish-page.js';
import { IdentityProviders } from './identity-providers.js';
import { ATTEMPT, clearSecret, secretIn, setSecret, TICKET } from './oauth-cookies.js';
import { OauthFlow } from './oauth-flow.js';
import { ProviderUnavailable } from './oauth.errors.js';
import { ProviderSignIn } from './provider-sign-in.js';
import { returnPath } from './return-path.js';

@ApiTags('auth')
@Controller('auth')
export class OauthController {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly flow: OauthFlow,
    private readonly signIn: ProviderSignIn,
  ) {}

  @Get('providers')
  @Public('The sign-in page shows a button for each.')
  @ApiOperation({ operationId: 'auth_list_providers', summary: 'Where one can have an account to sign in here' })
  list(): ProviderListResponse {
    const items = this.providers.all.map(({ name, label }) => {
      return { name, label, startUrl: publicUrl(`/${API_PREFIX}/auth/oauth/${name}/start`) };
    });
    return { items };
  }

  @Get('oauth/:provider/start')
  @HttpCode(302)
  @RateLimit('oauth')
  @Public('Signing in is how one stops being anonymous.')
  @Problems('request.invalid', 'auth.provider_not_found')
  @ApiOperation({ operationId: 'auth_start_oauth', summary: 'Go to a provider to sign in; for browsers' })
  async start(
    @Param('provider') provider: string,
    @Query() { returnTo }: StartOauthQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    try {
      const { url, secret } = await this.flow.start(provider, { returnTo });
      setSecret(ATTEMPT, secret, request, reply);
      sendTo(url, reply);
    } catch (error) {
      // Only asking the provider tells whether it answers; a person in a browser is not helped by a problem in JSON.
      if (!(error instanceof ProviderUnavailable)) throw error;
      sendTo(finishPage({ provider, returnTo: returnPath(returnTo), failure: 'unavailable' }), reply);
    }
  }

  @Get('oauth/:provider/callback')
  @HttpCode(302)
  @RateLimit('oauth')
  @Public('The provider sends the browser here; who it is has yet to be proved.')
  @Problems('auth.provider_not_found')
  @ApiOperation({ operationId: 'auth_finish_oauth', summary: 'Come back from a provider; for browsers' })
  async callback(
    @Param('provider') provider: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const [, query = ''] = request.url.split(/\?(.*)/s);
    const back = await this.flow.finish(provider, query, secretIn(ATTEMPT, request));
    clearSecret(ATTEMPT, request, reply);
    const { attempt } = back;
    const page = { provider, returnTo: attempt?.returnTo, isLink: attempt !== undefined && attempt.userId !== null };
    if (back.kind === 'failed') return sendTo(finishPage({ ...page, failure: back.failure }), reply);
    setSecret(TICKET, back.ticket, request, reply);
    sendTo(finishPage(page), reply);
  }

  @Post('oauth/complete')
  @HttpCode(200)
  @RateLimit('oauth')
  @KeepsNoAnswer()
  @Public('What the provider has proved, kept in a cookie, is the credential.')
  @Problems(
    'request.invalid',
    'auth.provider_sign_in_over',
    'auth.identity_unproven',
    'auth.identity_without_email',
    'auth.bad_credentials',
    'auth.second_factor_required',
    'auth.second_factor_wrong',
    'auth.cross_site',
  )
  @ApiOperation({ operationId: 'auth_complete_oauth', summary: 'Sign in with what a provider has proved' })
  async complete(
    @Body() body: CompleteOauthRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginResponse> {
    assertNotCrossSite(request);
    const device = { userAgent: request.headers['user-agent'] };
    const grant = await this.signIn.complete(secretIn(TICKET, request), body, device);
    clearSecret(TICKET, request, reply);
    return answerGrant(grant, false, request, reply);
  }
}

function sendTo(url: string, reply: FastifyReply): void {
  void reply.header('location', url).header('cache-control', 'no-store');
}
