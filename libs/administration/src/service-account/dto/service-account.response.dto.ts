import { ApiProperty } from '@nestjs/swagger';
import { SERVICE_ROLES, type ServiceRole } from '@odr/contracts';

/** Who answers for a service account. */
export class ServiceOwnerResponse {
  @ApiProperty({ enum: ['user', 'team'] })
  readonly type!: 'user' | 'team';
  readonly id!: string;
  readonly name!: string;
}

export class ServiceAccountResponse {
  readonly id!: string;
  /** @example 'Nightly caption import' */
  readonly name!: string;
  @ApiProperty({ enum: SERVICE_ROLES })
  readonly role!: ServiceRole;
  readonly active!: boolean;
  /** Null when whoever answered for it is gone: name somebody. */
  @ApiProperty({ type: ServiceOwnerResponse, nullable: true })
  readonly owner!: ServiceOwnerResponse | null;
  /** How many of its API keys can be used. */
  readonly keyCount!: number;
  /** When one of its keys was used last, to the minute; null when none ever was. */
  readonly lastUsedAt!: Date | null;
  /** Whether every agreement in force was accepted on its behalf; without, it cannot contribute. */
  readonly agreementsAccepted!: boolean;
  readonly createdAt!: Date;
}

export class ServiceAccountPageResponse {
  @ApiProperty({ type: [ServiceAccountResponse] })
  readonly items!: ServiceAccountResponse[];
  /** Null on the last page. */
  readonly nextCursor!: string | null;
  readonly total?: number;
}
