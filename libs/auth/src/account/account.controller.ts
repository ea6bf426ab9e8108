import {
  Allow,
  BeforeEnrolment,
  CurrentPrincipal,
  Public,
  RateLimit,
  RequiresFeature,
  type Principal,
} from '@odr/access';
import { BodyTagInterceptor, Problems } from '@odr/platform';
import { Body, Controller, Get, Headers, Patch, Post, Res, UseInterceptors } from '@nestjs/common';
import { ApiAcceptedResponse, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { UserResponse } from '../user/dto/user.response.dto.js';
import { toUserResponse } from '../user/user.mapper.js';
import { ChangeMeRequest } from './dto/change-me.request.dto.js';
import { MeResponse } from './dto/me.response.dto.js';
import { RegisterRequest } from './dto/register.request.dto.js';
import { RegistrationPendingResponse } from './dto/registration-pending.response.dto.js';
import { MeReader } from './me.reader.js';
import { OwnAccountService } from './own-account.service.js';
import { Registration } from './registration.service.js';

@ApiTags('auth')
@Controller('auth')
export class AccountController {
  constructor(
    private readonly registration: Registration,
    private readonly accounts: OwnAccountService,
    private readonly reader: MeReader,
  ) {}

  /** Answers 202, the same for every address, where addresses have to be verified before the first sign-in. */
  @Post('register')
  @RateLimit('register')
  @Public('Someone without an account makes one.')
  @RequiresFeature('Open Registration')
  @Problems('request.invalid', 'auth.email_taken', 'auth.weak_password')
  @ApiOperation({ operationId: 'auth_register', summary: 'Make an account' })
  @ApiCreatedResponse({ type: UserResponse })
  @ApiAcceptedResponse({ type: RegistrationPendingResponse })
  async register(
    @Body() body: RegisterRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserResponse | RegistrationPendingResponse> {
    const account = await this.registration.register(body);
    if (account !== undefined) return toUserResponse(account);
    void reply.status(202);
    return { status: 'verification_pending' };
  }

  @Get('me')
  @UseInterceptors(BodyTagInterceptor)
  @Allow('account.manage')
  @BeforeEnrolment()
  @ApiOperation({ operationId: 'auth_me', summary: 'Who am I, and what may I do' })
  me(@CurrentPrincipal() principal: Principal): Promise<MeResponse> {
    return this.reader.read(principal);
  }

  @Patch('me')
  @UseInterceptors(BodyTagInterceptor)
  @RateLimit('password')
  @Allow('account.manage')
  @Problems(
    'request.invalid',
    'request.precondition_failed',
    'auth.weak_password',
    'auth.bad_credentials',
    'auth.reauthentication_required',
  )
  @ApiOperation({ operationId: 'auth_change_me', summary: 'Change my name or password' })
  async changeMe(
    @Body() body: ChangeMeRequest,
    @CurrentPrincipal() principal: Principal,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<MeResponse> {
    await this.accounts.changeOwn(principal, body, ifMatch);
    return this.reader.read(principal);
  }
}
