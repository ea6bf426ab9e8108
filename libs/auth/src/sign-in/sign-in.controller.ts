import { Public, RateLimit } from '@odr/access';
import { networkOf, Problems } from '@odr/platform';
import { Body, Controller, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerGrant } from '../session/answer-grant.js';
import { LoginResponse } from '../session/dto/login.response.dto.js';
import { TokenModeQuery } from '../session/dto/token-mode.query.dto.js';
import { assertNotCrossSite } from '../session/same-origin.js';
import { LoginRequest } from './dto/login.request.dto.js';
import { PasswordSignIn } from './password-sign-in.js';

@ApiTags('auth')
@Controller('auth')
export class SignInController {
  constructor(private readonly passwords: PasswordSignIn) {}

  @Post('login')
  @HttpCode(200)
  @RateLimit('login')
  @Public('Signing in is how one stops being anonymous.')
  @Problems(
    'request.invalid',
    'auth.bad_credentials',
    'auth.email_unverified',
    'auth.second_factor_required',
    'auth.second_factor_wrong',
    'auth.cross_site',
  )
  @ApiOperation({ operationId: 'auth_login', summary: 'Sign in' })
  async login(
    @Body() body: LoginRequest,
    @Query() { mode }: TokenModeQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LoginResponse> {
    assertNotCrossSite(request);
    const device = { userAgent: request.headers['user-agent'] };
    const grant = await this.passwords.signIn(body, networkOf(request.ip), device);
    return answerGrant(grant, mode === 'token', request, reply);
  }
}
