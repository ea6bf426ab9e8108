import { ModelRuns, SuggestionKind } from '@odr/contracts';

/** A share with its 95 % interval after Wilson. */
export class ProportionResponse {
  /** 0 to 1. */
  readonly share!: number;
  readonly low!: number;
  readonly high!: number;
  /** Of how many. */
  readonly of!: number;
}

export class SuggestionCountsResponse {
  readonly pending!: number;
  readonly accepted!: number;
  readonly edited!: number;
  readonly rejected!: number;
  readonly superseded!: number;
  /** Of the accepted ones, those that no person has looked at. */
  readonly automatic!: number;
  /** Left to people although they could have been accepted without them. */
  readonly control!: number;
}

export class SuggestionProofResponse {
  /** Suggestions from this score on are accepted. */
  readonly threshold!: number;
  /** Taken unchanged, of the last decisions of people from that score on. */
  readonly precision!: ProportionResponse;
}

export class SuggestionModelResponse {
  readonly id!: string;
  readonly name!: string;
  readonly modelVersion!: string;
  readonly kind!: SuggestionKind;
  readonly sourceId!: string;
  readonly runs!: ModelRuns;
  /** Shown to who manages models; null to others. */
  readonly endpoint!: string | null;
  readonly isOn!: boolean;
  readonly minScore!: number;
  readonly acceptsItself!: boolean;
  readonly wantedPrecision!: number;
  readonly wantedDecisions!: number;
  readonly controlShare!: number;
  /** When acceptance without people ended because the proof was gone; null while it has not. */
  readonly proofLostAt!: string | null;
  /** What has been proven so far; null while it is not enough. */
  readonly proof!: SuggestionProofResponse | null;
  readonly counts!: SuggestionCountsResponse;
  /** Contents that this version has looked at. */
  readonly looked!: number;
  /** Contents that it could not look at. */
  readonly failed!: number;
  /** Taken, changed or not, of all that people have decided about; null while they have decided about none. */
  readonly precision!: ProportionResponse | null;
  /** Taken as they were. */
  readonly unchanged!: ProportionResponse | null;
  readonly createdAt!: string;
  readonly updatedAt!: string;
}

export class SuggestionModelListResponse {
  /** By name. */
  readonly items!: SuggestionModelResponse[];
}

export class ReliabilityBinResponse {
  readonly from!: number;
  readonly to!: number;
  readonly meanScore!: number;
  /** How many of them people took, changed or not. */
  readonly taken!: ProportionResponse;
}

export class LabelPrecisionResponse {
  readonly label!: string;
  readonly accepted!: number;
  readonly edited!: number;
  readonly rejected!: number;
  readonly precision!: ProportionResponse;
}

export class SuggestionModelQualityResponse {
  readonly modelVersion!: string;
  /** Scores in tenths, without those that nobody has decided about. */
  readonly bins!: ReliabilityBinResponse[];
  /** Mean distance of score and share taken (expected calibration error); null while nothing is decided. */
  readonly calibrationError!: number | null;
  /** The two hundred that most was decided about. */
  readonly labels!: LabelPrecisionResponse[];
}

export class UndoneAcceptancesResponse {
  readonly undone!: number;
  /** Changed by people since, and so counted as theirs. */
  readonly kept!: number;
  /** Whether there are more for the next call. */
  readonly left!: boolean;
}
