import { Allow, CurrentPrincipal, Public, RateLimit, Unauthenticated, type Principal } from '@odr/access';
import { Problems } from '@odr/platform';
import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { LinkTokenRequest } from '../email-link/dto/link-token.request.dto.js';
import { ChangeEmailRequest } from './dto/change-email.request.dto.js';
import { ResendVerificationRequest } from './dto/resend-verification.request.dto.js';
import { VerifiedEmailResponse } from './dto/verified-email.response.dto.js';
import { EmailService } from './email.service.js';

@ApiTags('auth')
@Controller('auth/email')
export class EmailController {
  constructor(private readonly emails: EmailService) {}

  /** Also makes a change of address hold, when the link was sent to the new one. */
  @Post('verify')
  @HttpCode(200)
  @RateLimit('links')
  @Public('The token of the link is the credential; the letter may be opened where nobody is signed in.')
  @Problems('request.invalid', 'auth.link_invalid', 'auth.email_taken')
  @ApiOperation({ operationId: 'auth_verify_email', summary: 'Prove an address by the link that was sent to it' })
  verify(@Body() { token }: LinkTokenRequest): Promise<VerifiedEmailResponse> {
    return this.emails.verify(token);
  }

  /** The answer is the same, and takes the same time, whether or not there is an account, verified or not. */
  @Post('verify/resend')
  @HttpCode(202)
  @RateLimit('letters')
  @Public('Where addresses have to be verified, one cannot sign in before that.')
  @Problems('request.invalid', 'auth.unauthenticated')
  @ApiOperation({ operationId: 'auth_resend_verification', summary: 'Have the link sent again' })
  async resend(
    @Body() { email }: ResendVerificationRequest,
    @CurrentPrincipal() principal: Principal | undefined,
  ): Promise<void> {
    if (email !== undefined) return this.emails.resendTo(email);
    if (principal === undefined) throw new Unauthenticated();
    await this.emails.resend(principal.userId);
  }

  /** The account moves once the link in the letter to the new address is used. A later request takes the place of this one. */
  @Post('change')
  @HttpCode(202)
  @RateLimit('letters')
  @Allow('account.manage')
  @Problems('request.invalid', 'auth.bad_credentials', 'auth.reauthentication_required', 'auth.email_unchanged')
  @ApiOperation({ operationId: 'auth_change_email', summary: 'Ask to move to another address' })
  change(
    @Body() { email, currentPassword }: ChangeEmailRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    return this.emails.askChange(principal, email, currentPassword);
  }

  @Delete('change')
  @HttpCode(204)
  @Allow('account.manage')
  @ApiOperation({ operationId: 'auth_cancel_email_change', summary: 'Stay with my address' })
  cancelChange(@CurrentPrincipal() { userId }: Principal): Promise<void> {
    return this.emails.cancelChange(userId);
  }
}
