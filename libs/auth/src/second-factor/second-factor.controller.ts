import { Allow, BeforeEnrolment, CurrentPrincipal, RateLimit, type Principal } from '@odr/access';
import { KeepsNoAnswer, Problems } from '@odr/platform';
import { Body, Controller, Delete, Header, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ConfirmTotpRequest, SetUpTotpRequest, WeakenTotpRequest } from './dto/totp.request.dto.js';
import { RecoveryCodesResponse, TotpSecretResponse } from './dto/totp.response.dto.js';
import { SecondFactorService } from './second-factor.service.js';

@ApiTags('auth')
@Controller('auth/totp')
export class SecondFactorController {
  constructor(private readonly secondFactors: SecondFactorService) {}

  @Post('setup')
  @HttpCode(200)
  @Allow('account.manage')
  @BeforeEnrolment()
  @RateLimit('password')
  @KeepsNoAnswer()
  @Header('cache-control', 'no-store')
  @Problems(
    'request.invalid',
    'auth.bad_credentials',
    'auth.reauthentication_required',
    'auth.second_factor_already_on',
  )
  @ApiOperation({ operationId: 'auth_set_up_totp', summary: 'Make the secret of a second factor; it is shown once' })
  setUp(@Body() { password }: SetUpTotpRequest, @CurrentPrincipal() principal: Principal): Promise<TotpSecretResponse> {
    return this.secondFactors.setUp(principal, password);
  }

  @Post('confirm')
  @HttpCode(200)
  @Allow('account.manage')
  @BeforeEnrolment()
  @RateLimit('password')
  @KeepsNoAnswer()
  @Header('cache-control', 'no-store')
  @Problems(
    'request.invalid',
    'auth.second_factor_wrong',
    'auth.no_second_factor',
    'auth.second_factor_already_on',
    'request.rate_limited',
  )
  @ApiOperation({
    operationId: 'auth_confirm_totp',
    summary: 'Switch the second factor on; ends my other sessions, answers recovery codes once',
  })
  async confirm(
    @Body() { code }: ConfirmTotpRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<RecoveryCodesResponse> {
    return { recoveryCodes: await this.secondFactors.confirm(principal, code) };
  }

  @Post('recovery-codes')
  @HttpCode(200)
  @Allow('account.manage')
  @RateLimit('password')
  @KeepsNoAnswer()
  @Header('cache-control', 'no-store')
  @Problems(
    'request.invalid',
    'auth.bad_credentials',
    'auth.reauthentication_required',
    'auth.second_factor_wrong',
    'auth.no_second_factor',
  )
  @ApiOperation({
    operationId: 'auth_renew_recovery_codes',
    summary: 'Make new recovery codes in the place of the old',
  })
  async renewRecoveryCodes(
    @Body() proof: WeakenTotpRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<RecoveryCodesResponse> {
    return { recoveryCodes: await this.secondFactors.renewRecoveryCodes(principal, proof) };
  }

  @Delete()
  @HttpCode(204)
  @Allow('account.manage')
  @RateLimit('password')
  @Problems(
    'request.invalid',
    'auth.bad_credentials',
    'auth.reauthentication_required',
    'auth.second_factor_wrong',
    'auth.no_second_factor',
  )
  @ApiOperation({ operationId: 'auth_switch_off_totp', summary: 'Switch the second factor off' })
  switchOff(@Body() proof: WeakenTotpRequest, @CurrentPrincipal() principal: Principal): Promise<void> {
    return this.secondFactors.switchOff(principal, proof);
  }
}
