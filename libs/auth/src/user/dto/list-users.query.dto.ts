import { Role } from '@odr/contracts';
import { PageQuery } from '@odr/platform';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';

export class ListUsersQuery extends PageQuery {
  /** Part of the name or the e-mail address. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly q?: string;

  @IsOptional()
  @IsIn(Object.values(Role))
  readonly role?: Role;

  /** Whether the account may sign in. */
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly isActive?: boolean;
}
