import { LicenseVerdict } from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { PREVIEW_WARNINGS, type PreviewWarningCode } from '../preview-warnings.js';
import { PROPOSAL_REASONS, type ProposalReason } from '../propose-mapping.js';
import { COLUMN_ROLES, type ColumnRole } from '../table-mapping.js';
import { COLUMN_TYPES, type ColumnType } from '../../table/table-reader.js';
import { ImportMappingResponse } from './import-mapping.response.dto.js';

export class PreviewColumnResponse {
  readonly name!: string;
  @ApiProperty({ enum: COLUMN_TYPES })
  readonly type!: ColumnType;
  /** What it means under the mapping that is previewed. */
  @ApiProperty({ enum: COLUMN_ROLES })
  readonly role!: ColumnRole;
  readonly isUrlEncoded!: boolean;
  /** How sure the proposal is, 0 to 1; below 0.5 somebody should look. */
  readonly confidence!: number;
  @ApiProperty({ enum: PROPOSAL_REASONS })
  readonly reason!: ProposalReason;
  /** What in the name or the values said so. */
  readonly evidence!: string | null;
  /** The first values that are there, shortened. */
  readonly samples!: string[];
}

export class PreviewCaptionResponse {
  /** The column it comes from, and its source is named after. */
  readonly field!: string;
  readonly text!: string;
}

export class PreviewAuthorResponse {
  readonly name!: string;
  readonly url?: string | null;
}

/** A row as it would come in. */
export class PreviewRowResponse {
  /** Counted from 0. */
  readonly row!: number;
  readonly fileName!: string;
  readonly name!: string;
  /** SPDX expression; null where nothing certain can be said. */
  readonly license!: string | null;
  @ApiProperty({ enum: Object.values(LicenseVerdict) })
  readonly licenseVerdict!: LicenseVerdict;
  readonly licenseProblem!: string | null;
  readonly altText!: string | null;
  @ApiProperty({ type: [PreviewAuthorResponse] })
  readonly authors!: PreviewAuthorResponse[];
  readonly sources!: string[];
  @ApiProperty({ type: [PreviewCaptionResponse] })
  readonly captions!: PreviewCaptionResponse[];
  /** Where its picture is looked for first: `cell`, `base64`, `address`, `name`, `sha256`; null when nowhere. */
  readonly pictureFrom!: string | null;
  /** A small WebP as a data: address, where one was asked for and could be made. */
  readonly thumbnail!: string | null;
  /** Columns that say where it was taken, and are not kept. */
  readonly dropped!: string[];
}

export class PreviewWarningResponse {
  @ApiProperty({ enum: PREVIEW_WARNINGS })
  readonly code!: PreviewWarningCode;
  /** Of the rows that were looked at, 0 to 1. */
  readonly share!: number;
  readonly columns!: string[];
}

export class ImportPreviewResponse {
  /** @example 'parquet' */
  readonly format!: string;
  /** Null where only reading to the end would tell. */
  readonly rowCount!: number | null;
  /** How many rows were looked at. */
  readonly sampled!: number;
  /** Names the shape of the table: mappings are found by it. */
  readonly fingerprint!: string;
  /** Whether its lines are graphcap's, which need no mapping. */
  readonly isGraphcap!: boolean;
  @ApiProperty({ type: [PreviewColumnResponse] })
  readonly columns!: PreviewColumnResponse[];
  @ApiProperty({ type: [PreviewRowResponse] })
  readonly rows!: PreviewRowResponse[];
  @ApiProperty({ type: [PreviewWarningResponse] })
  readonly warnings!: PreviewWarningResponse[];
  /** Mappings that were kept for tables of this shape. */
  @ApiProperty({ type: [ImportMappingResponse] })
  readonly savedMappings!: ImportMappingResponse[];
}
