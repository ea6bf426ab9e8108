import { IsString, MaxLength } from 'class-validator';
import { MAX_PASSWORD_LENGTH } from '../../account/password.policy.js';
import { LinkTokenRequest } from '../../email-link/dto/link-token.request.dto.js';

export class ResetPasswordRequest extends LinkTokenRequest {
  /** At least 12 characters that nobody would guess. @example 'seven quiet lanterns' */
  @IsString()
  @MaxLength(MAX_PASSWORD_LENGTH)
  readonly password!: string;
}
