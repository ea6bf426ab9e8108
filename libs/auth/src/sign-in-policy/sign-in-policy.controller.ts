import { Allow, CurrentPrincipal, type Principal } from '@odr/access';
import { Problems } from '@odr/platform';
import { Body, Controller, Get, Headers, Patch } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ChangeSignInPolicyRequest } from './dto/change-sign-in-policy.request.dto.js';
import { SignInPolicyResponse } from './dto/sign-in-policy.response.dto.js';
import { SignInPolicyService } from './sign-in-policy.service.js';

@ApiTags('admin')
@Controller('admin/sign-in-policy')
export class SignInPolicyController {
  constructor(private readonly policies: SignInPolicyService) {}

  @Get()
  @Allow('sign_in_policy.manage')
  @ApiOperation({ operationId: 'sign_in_policy_get', summary: 'What everyone who signs in has to meet' })
  get(): Promise<SignInPolicyResponse> {
    return this.policies.current();
  }

  @Patch()
  @Allow('sign_in_policy.manage')
  @Problems('request.invalid', 'request.precondition_failed', 'auth.no_second_factor')
  @ApiOperation({ operationId: 'sign_in_policy_update', summary: 'Say which roles need a second factor' })
  change(
    @Body() { secondFactorRequiredFor }: ChangeSignInPolicyRequest,
    @CurrentPrincipal() { userId }: Principal,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<SignInPolicyResponse> {
    return this.policies.requireSecondFactorFor(secondFactorRequiredFor, userId, ifMatch);
  }
}
