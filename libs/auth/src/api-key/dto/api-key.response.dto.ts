import { PERMISSIONS, type Permission } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';

export class ApiKeyResponse {
  readonly id!: string;
  readonly name!: string;
  /** The first characters of the key. @example 'odr_Zk3vQ1' */
  readonly prefix!: string;
  /** What it may do, as long as your role allows it too. */
  @ApiProperty({ enum: PERMISSIONS, isArray: true })
  readonly scopes!: Permission[];
  readonly createdAt!: Date;
  readonly expiresAt!: Date;
  /** To the minute; null when it has never been used. */
  readonly lastUsedAt!: Date | null;
}

export class CreatedApiKeyResponse extends ApiKeyResponse {
  /** The key, to be sent as `X-API-Key`. Shown this once: only a hash of it is kept. */
  readonly key!: string;
}

export class ApiKeyListResponse {
  readonly items!: ApiKeyResponse[];
  /** Always null: there is one page. */
  readonly nextCursor!: string | null;
}
