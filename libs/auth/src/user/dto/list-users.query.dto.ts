import { Role } from '@odr/contracts';
import { PageQuery } from '@odr/platform';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { USER_ORDERS, type UserOrder } from '../user-order.js';

const asBoolean = ({ value }: { value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

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
  @Transform(asBoolean)
  @IsBoolean()
  readonly isActive?: boolean;

  /** Whether the e-mail address has been verified. */
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  readonly verified?: boolean;

  /** The latest first when left out. */
  @IsOptional()
  @IsIn(USER_ORDERS)
  readonly sort: UserOrder = '-createdAt';
}
