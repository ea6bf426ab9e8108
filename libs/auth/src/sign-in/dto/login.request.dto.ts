import { IsOptional, IsString, MaxLength } from 'class-validator';
import { MAX_PASSWORD_LENGTH } from '../../account/password.policy.js';

export class LoginRequest {
  /** @example 'ada@example.org' */
  @IsString()
  @MaxLength(254)
  readonly email!: string;

  /** @example 'seven quiet lanterns' */
  @IsString()
  @MaxLength(MAX_PASSWORD_LENGTH)
  readonly password!: string;

  /** What the second factor shows, or a recovery code. Not looked at where there is none. @example '123456' */
  @IsOptional()
  @IsString()
  @MaxLength(64)
  readonly totp?: string;
}
