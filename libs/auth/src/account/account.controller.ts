import {
  Allow,
  BeforeEnrolment,
  CurrentPrincipal,
  Public,
  RateLimit,
  RequiresFeature,
  type Principal,
} from '@odr/access';
import { PERMISSIONS_OF } from '@odr/contracts';
import type { UserAccount } from '@odr/entities';
import { Problems } from '@odr/platform';
import { Body, Controller, Get, Patch, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { AuthLookup } from '../auth.lookup.js';
import { SecondFactorService } from '../second-factor/second-factor.service.js';
import { UserResponse } from '../user/dto/user.response.dto.js';
import { toUserResponse } from '../user/user.mapper.js';
import { AccountService } from './account.service.js';
import { ChangeMeRequest } from './dto/change-me.request.dto.js';
import { MeResponse } from './dto/me.response.dto.js';
import { RegisterRequest } from './dto/register.request.dto.js';

@ApiTags('auth')
@Controller('auth')
export class AccountController {
  constructor(
    private readonly accounts: AccountService,
    private readonly lookup: AuthLookup,
    private readonly secondFactors: SecondFactorService,
  ) {}

  @Post('register')
  @RateLimit('register')
  @Public('Someone without an account makes one.')
  @RequiresFeature('Open Registration')
  @Problems('request.invalid', 'auth.email_taken', 'auth.weak_password')
  @ApiOperation({ operationId: 'auth_register', summary: 'Make an account' })
  async register(@Body() body: RegisterRequest): Promise<UserResponse> {
    return toUserResponse(await this.accounts.register(body));
  }

  @Get('me')
  @Allow('account.manage')
  @BeforeEnrolment()
  @ApiOperation({ operationId: 'auth_me', summary: 'Who am I, and what may I do' })
  async me(@CurrentPrincipal() principal: Principal): Promise<MeResponse> {
    return this.answer(await this.accounts.own(principal.userId), principal);
  }

  @Patch('me')
  @RateLimit('password')
  @Allow('account.manage')
  @Problems('request.invalid', 'auth.weak_password', 'auth.bad_credentials')
  @ApiOperation({ operationId: 'auth_change_me', summary: 'Change my name or password' })
  async changeMe(@Body() body: ChangeMeRequest, @CurrentPrincipal() principal: Principal): Promise<MeResponse> {
    return this.answer(await this.accounts.changeOwn(principal.userId, principal.sessionId, body), principal);
  }

  private async answer(account: UserAccount, { userId, teams }: Principal): Promise<MeResponse> {
    return {
      ...toUserResponse(account),
      permissions: [...PERMISSIONS_OF[account.role]],
      teams: [...teams],
      secondFactor: await this.secondFactors.stateOf(userId),
      dcoAccepted: (await this.lookup.acceptanceInForce(userId)) !== undefined,
    };
  }
}
