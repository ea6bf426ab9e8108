import { ApiProperty } from '@nestjs/swagger';
import { COLUMN_ROLES, type ColumnRole } from '../table-mapping.js';

/** What one column means. */
export class ColumnUseResponse {
  @ApiProperty({ enum: COLUMN_ROLES })
  readonly role!: ColumnRole;
  readonly isUrlEncoded?: boolean;
}

export class ImportMappingResponse {
  readonly id!: string;
  readonly name!: string;
  /** Names the shape of the tables it is for. */
  readonly fingerprint!: string;
  @ApiProperty({ type: 'object', additionalProperties: { $ref: '#/components/schemas/ColumnUseResponse' } })
  readonly mapping!: Record<string, ColumnUseResponse>;
  /** Whoever made it; nobody else changes it. */
  readonly userId!: string;
  readonly teamId!: string | null;
  readonly createdAt!: string;
  readonly updatedAt!: string;
}

export class ImportMappingListResponse {
  @ApiProperty({ type: [ImportMappingResponse] })
  readonly items!: ImportMappingResponse[];
}
