import { Public, RateLimit } from '@odr/access';
import { Problems } from '@odr/platform';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { ForgotPasswordRequest } from './dto/forgot-password.request.dto.js';
import { ResetPasswordRequest } from './dto/reset-password.request.dto.js';
import { PasswordResetService } from './password-reset.service.js';

@ApiTags('auth')
@Controller('auth/password')
export class PasswordResetController {
  constructor(private readonly resets: PasswordResetService) {}

  /** The answer is the same, and takes the same time, whether or not there is an account. */
  @Post('forgot')
  @HttpCode(202)
  @RateLimit('letters')
  @Public('Who has lost the password cannot sign in to say so.')
  @Problems('request.invalid')
  @ApiOperation({ operationId: 'auth_forgot_password', summary: 'Have a link sent to choose a new password' })
  forgot(@Body() { email }: ForgotPasswordRequest): Promise<void> {
    return this.resets.forgot(email);
  }

  @Post('reset')
  @HttpCode(204)
  @RateLimit('links')
  @Public('The token of the link is the credential.')
  @Problems('request.invalid', 'auth.link_invalid', 'auth.weak_password')
  @ApiOperation({
    operationId: 'auth_reset_password',
    summary: 'Choose a new password; ends all sessions and API keys',
  })
  reset(@Body() { token, password }: ResetPasswordRequest): Promise<void> {
    return this.resets.reset(token, password);
  }
}
