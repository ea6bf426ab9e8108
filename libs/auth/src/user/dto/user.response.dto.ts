import { Role } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';

export class UserResponse {
  readonly id!: string;
  /** @example 'ada@example.org' */
  readonly email!: string;
  /** Whether its owner has proved to read mail there. */
  readonly emailVerified!: boolean;
  /** @example 'Ada Lovelace' */
  readonly name!: string;
  @ApiProperty({ enum: Object.values(Role) })
  readonly role!: Role;
  /** Whether the account may sign in. */
  readonly active!: boolean;
  /** The same as `active`, under the name that clients of the first version know. */
  readonly isActive!: boolean;
  readonly createdAt!: Date;
  readonly updatedAt!: Date;
}
