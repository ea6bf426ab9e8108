import { Role } from '@odr/contracts';
import { IsBoolean, IsIn, ValidateIf } from 'class-validator';

const isGiven = (_object: object, value: unknown): boolean => value !== undefined;

export class ChangeUserRequest {
  @ValidateIf(isGiven)
  @IsIn(Object.values(Role))
  readonly role?: Role;

  /** False signs the person out everywhere. */
  @ValidateIf(isGiven)
  @IsBoolean()
  readonly active?: boolean;

  /** The same as `active`, under the name that clients of the first version know. */
  @ValidateIf(isGiven)
  @IsBoolean()
  readonly isActive?: boolean;
}
