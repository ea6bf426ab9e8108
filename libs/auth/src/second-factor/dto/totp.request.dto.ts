import { IsString, Length, MaxLength, ValidateIf } from 'class-validator';
import { MAX_PASSWORD_LENGTH } from '../../account/password.policy.js';

const isGiven = (_object: object, value: unknown): boolean => value !== undefined;

export class SetUpTotpRequest {
  /** As it is now. May be left out within ten minutes after signing in. */
  @ValidateIf(isGiven)
  @IsString()
  @MaxLength(MAX_PASSWORD_LENGTH)
  readonly password?: string;
}

export class ConfirmTotpRequest {
  /** What the device shows. @example '123456' */
  @IsString()
  @Length(1, 64)
  readonly code!: string;
}

export class WeakenTotpRequest extends SetUpTotpRequest {
  /** What the device shows, or a recovery code. @example '123456' */
  @IsString()
  @Length(1, 64)
  readonly code!: string;
}
