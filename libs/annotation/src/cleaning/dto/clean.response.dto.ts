import { ApiProperty } from '@nestjs/swagger';

export class CleanedFieldResponse {
  /** @example 'short_caption' */
  readonly field!: string;
  readonly before!: string;
  readonly after!: string;
  /** Tokens as LLaMA's tokenizer counts them, its mark of the begin included. */
  readonly tokensBefore!: number;
  readonly tokensAfter!: number;
}

export class CleanedAnnotationResponse {
  readonly id!: string;
  readonly contentId!: string;
  readonly contentName!: string;
  /** The version before; after applying, the one that cleaning made. */
  readonly version!: number;
  @ApiProperty({ enum: ['planned', 'cleaned', 'refused'] })
  readonly outcome!: 'planned' | 'cleaned' | 'refused';
  /** Why it was refused. */
  readonly code?: string;
  @ApiProperty({ type: [CleanedFieldResponse] })
  readonly fields!: readonly CleanedFieldResponse[];
}

export class CleaningResponse {
  /** How many annotations were looked at. */
  readonly looked!: number;
  /** Of them, those that change. */
  readonly changed!: number;
  readonly refused!: number;
  @ApiProperty({ type: [CleanedAnnotationResponse] })
  readonly items!: readonly CleanedAnnotationResponse[];
  /** Goes on behind what was looked at; null at the end. */
  readonly nextCursor!: string | null;
}

export class UndoneCleaningResponse {
  readonly id!: string;
  @ApiProperty({ enum: ['restored', 'edited_since', 'refused'] })
  readonly outcome!: 'restored' | 'edited_since' | 'refused';
}

export class UndoCleaningResponse {
  @ApiProperty({ type: [UndoneCleaningResponse] })
  readonly items!: readonly UndoneCleaningResponse[];
}
