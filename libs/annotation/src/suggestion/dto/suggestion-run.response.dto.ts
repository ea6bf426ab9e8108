import { JobState } from '@odr/contracts';
import { ArrayMaxSize, ArrayUnique, IsArray, IsOptional, IsUUID } from 'class-validator';

export class RequestSuggestionsRequest {
  /** Only these; without it all that are on. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  readonly modelIds?: string[];
}

export class SuggestionsRequestedResponse {
  /** Models that look at it in the background. */
  readonly models!: number;
}

export class StartSuggestionRunRequest {
  /** Without it everything that the model's version has not looked at. */
  @IsOptional()
  @IsUUID()
  readonly setId?: string;
}

export class SuggestionRunEstimateResponse {
  /** Pictures that the version of now has not looked at; of a model behind an address, published ones. */
  readonly pictures!: number;
}

export class SuggestionProgressResponse {
  readonly done!: number;
  readonly total!: number;
}

export class SuggestionRunResponse {
  readonly id!: string;
  readonly modelId!: string;
  readonly setId!: string | null;
  readonly setName!: string | null;
  readonly state!: JobState;
  readonly progress!: SuggestionProgressResponse;
  /** Of those done, pictures that the model could not look at. */
  readonly failed!: number;
  /** Code of what ended it early. */
  readonly error!: string | null;
  readonly startedAt!: string;
  readonly finishedAt!: string | null;
}

export class SuggestionRunListResponse {
  /** The last twenty, newest first. */
  readonly items!: SuggestionRunResponse[];
}
