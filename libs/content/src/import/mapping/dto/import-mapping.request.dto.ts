import type { TeamId } from '@odr/kernel';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  registerDecorator,
  validateSync,
} from 'class-validator';
import { plainToInstance } from 'class-transformer';
import { COLUMN_ROLES, type ColumnRole } from '../table-mapping.js';
import { MAX_COLUMNS } from '../../table/table-limits.js';

const NO_CONTROL_CHARACTERS = /^[^\p{Cc}\p{Cs}]*$/u;

/** What one column means. */
export class ColumnUseRequest {
  @ApiProperty({ enum: COLUMN_ROLES })
  @IsIn(COLUMN_ROLES)
  readonly role!: ColumnRole;

  /** Whether its text stands as in an address: `Chilly+soccer+game`. */
  @IsOptional()
  @IsBoolean()
  readonly isUrlEncoded?: boolean;
}

/** An object of column uses by the names of the columns. */
export function IsTableMapping(): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'isTableMapping',
      target: target.constructor,
      propertyName: String(propertyName),
      validator: {
        validate: (value: unknown) => isMapping(value),
        defaultMessage: () => 'mapping must say for each column a role, and nothing else than isUrlEncoded beside it',
      },
    });
}

function isMapping(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return (
    entries.length <= MAX_COLUMNS &&
    entries.every(([name, use]: [string, unknown]) => {
      if (name.length > 1_000 || typeof use !== 'object' || use === null || Array.isArray(use)) return false;
      return (
        validateSync(plainToInstance(ColumnUseRequest, use), { whitelist: true, forbidNonWhitelisted: true }).length ===
        0
      );
    })
  );
}

export const MAPPING_SCHEMA = {
  type: 'object',
  additionalProperties: { $ref: '#/components/schemas/ColumnUseRequest' },
} as const;

/** A mapping to keep. */
export class SaveImportMappingRequest {
  /** Unique among one's own. @example 'Flickr tables' */
  @IsString()
  @Length(1, 200)
  @Matches(NO_CONTROL_CHARACTERS)
  readonly name!: string;

  /** Every column of the table by its name: together they are what makes tables of the same kind. */
  @ApiProperty(MAPPING_SCHEMA)
  @IsObject()
  @IsTableMapping()
  readonly mapping!: Record<string, ColumnUseRequest>;

  /** A team whose members may use it too; the caller must belong to it. */
  @IsOptional()
  @IsUUID()
  @ApiProperty({ type: String, format: 'uuid', nullable: true, required: false })
  readonly teamId?: TeamId | null;
}

/** What is left out stays. */
export class ChangeImportMappingRequest {
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @Matches(NO_CONTROL_CHARACTERS)
  readonly name?: string;

  @ApiPropertyOptional(MAPPING_SCHEMA)
  @IsOptional()
  @IsObject()
  @IsTableMapping()
  readonly mapping?: Record<string, ColumnUseRequest>;

  @IsOptional()
  @IsUUID()
  @ApiProperty({ type: String, format: 'uuid', nullable: true, required: false })
  readonly teamId?: TeamId | null;
}

/** How the rows of a table would come in. */
export class PreviewImportRequest {
  /** To try; the saved one of the import, one kept for such tables, or what is proposed, when left out. `{}` proposes anew. */
  @ApiPropertyOptional(MAPPING_SCHEMA)
  @IsOptional()
  @IsObject()
  @IsTableMapping()
  readonly mapping?: Record<string, ColumnUseRequest>;

  /** Whether small pictures of the first rows are wanted, which costs decoding them. */
  @IsOptional()
  @IsBoolean()
  readonly thumbnails?: boolean;
}

export class ListImportMappingsQuery {
  /** Only those for tables of this shape, as a preview names it. */
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  readonly fingerprint?: string;
}
