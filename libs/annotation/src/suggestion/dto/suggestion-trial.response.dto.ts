import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';

import { NamedResponse } from '../../agreement/dto/agreement.response.dto.js';

export class TrySuggestionModelRequest {
  /** Which picture; without it the one that was published last. */
  @IsOptional()
  @IsUUID()
  readonly contentId?: string;
}

export class TriedSuggestionResponse {
  readonly label!: string;
  /** As it would stand beside the annotations, boxes in pixels of the picture as published. */
  @ApiProperty({ description: 'A tag, a box or a caption.' })
  readonly value!: unknown;
  readonly score!: number | null;
}

export class RefusedSuggestionResponse {
  /** Its place in the answer, from 0. */
  readonly index!: number;
  readonly reason!: string;
}

/** What a model answered once. Nothing of it was kept. */
export class SuggestionTrialResponse {
  /** The picture it was asked about. */
  readonly content!: NamedResponse;
  readonly tookMs!: number;
  /** How many suggestions the answer held, those below the least score among them. */
  readonly given!: number;
  /** Those that would be kept. */
  @ApiProperty({ type: [TriedSuggestionResponse] })
  readonly suggestions!: TriedSuggestionResponse[];
  @ApiProperty({ type: [RefusedSuggestionResponse] })
  readonly refused!: RefusedSuggestionResponse[];
}
