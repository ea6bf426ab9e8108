import {
  AGREEMENT_STATISTICS,
  type AgreementStatistic,
  ANNOTATION_CONFLICTS,
  type AnnotationConflict,
  NO_FIGURE_REASONS,
  type NoFigureReason,
} from '@odr/contracts';
import { ApiProperty } from '@nestjs/swagger';

export class NamedResponse {
  readonly id!: string;
  readonly name!: string;
}

export class AgreementFigureResponse {
  /** Member of the annotation. @example 'tags' */
  readonly field!: string;
  /** Which statistic. Those of agreement beyond chance are 1 for perfect agreement and 0 for chance. @example 'alpha_masi' */
  @ApiProperty({ enum: AGREEMENT_STATISTICS })
  readonly statistic!: AgreementStatistic;
  /** Null where it is not defined; `why` says why. */
  readonly value!: number | null;
  /** no_pairs: nothing was judged twice. no_variation: everything was judged alike, so chance alone explains it. */
  @ApiProperty({ enum: NO_FIGURE_REASONS, nullable: true, type: String })
  readonly why!: NoFigureReason | null;
  /** Lower end of the 95 % interval; null below ten contents. */
  readonly low!: number | null;
  /** Upper end of it. */
  readonly high!: number | null;
  /** Contents it is computed from. */
  readonly contents!: number;
}

export class SourceQualityResponse {
  readonly source!: NamedResponse;
  /** Contents that two people or more annotated. */
  readonly total!: number;
  /** Those that the figures are computed from. */
  readonly contents!: number;
  /** Whether that is a random sample of them. */
  readonly isSampled!: boolean;
  /** People who annotated them. */
  readonly coders!: number;
  /** How often one of them annotated one. */
  readonly judgements!: number;
  /** Mean similarity of annotations of one content, 0 to 1, not corrected for chance; null without any. */
  readonly agreement!: number | null;
  readonly low!: number | null;
  readonly high!: number | null;
  /** How many contents lie in each tenth of disagreement, from 0 to 1. */
  readonly distribution!: number[];
  /** For each member of the annotation, the one that stands for it first. */
  @ApiProperty({ type: [AgreementFigureResponse] })
  readonly figures!: AgreementFigureResponse[];
  /** When they were computed. */
  readonly measuredAt!: string;
}

export class QualityOverviewResponse {
  /** By name of the source. Only sources under which somebody annotated a content that somebody else did, too. */
  @ApiProperty({ type: [SourceQualityResponse] })
  readonly items!: SourceQualityResponse[];
  /** When changes of annotations were last looked for; null before the first time. */
  readonly lookedAt!: string | null;
  /** Whether there are changes that the figures do not know yet. */
  readonly isBehind!: boolean;
}

export class SetQualityResponse {
  readonly setId!: string;
  /** By number of contents, twenty sources at most; computed when asked for. */
  @ApiProperty({ type: [SourceQualityResponse] })
  readonly items!: SourceQualityResponse[];
}

export class AgreementWindowResponse {
  readonly from!: string;
  readonly to!: string;
  /** 0 to 1. */
  readonly agreement!: number;
  readonly contents!: number;
}

export class DriftResponse {
  /** Mean agreement of the recent quarter of judgements minus that of what came before. */
  readonly change!: number;
  /** Lower end of its 99 % bootstrap interval. */
  readonly low!: number;
  readonly high!: number;
  /** Whether the interval leaves 0 out and the change is 0.05 or more. */
  readonly isDrifting!: boolean;
  /** When the recent quarter began. */
  readonly since!: string;
}

export class AnnotatorQualityResponse {
  readonly user!: NamedResponse;
  readonly source!: NamedResponse;
  /** Contents that this person and somebody else annotated. */
  readonly contents!: number;
  /** Mean similarity with what the others said of the same contents, 0 to 1. */
  readonly agreement!: number;
  readonly low!: number | null;
  readonly high!: number | null;
  /** Agreement beyond chance, over pairs of this person and another. */
  @ApiProperty({ type: AgreementFigureResponse, nullable: true })
  readonly main!: AgreementFigureResponse | null;
  /** Up to twelve windows of equally many judgements, oldest first. */
  @ApiProperty({ type: [AgreementWindowResponse] })
  readonly windows!: AgreementWindowResponse[];
  /** Null below forty contents. */
  @ApiProperty({ type: DriftResponse, nullable: true })
  readonly drift!: DriftResponse | null;
}

export class AnnotatorQualityListResponse {
  /** Those whose agreement changed first, then by number of contents. Others than yourself only for moderators. */
  @ApiProperty({ type: [AnnotatorQualityResponse] })
  readonly items!: AnnotatorQualityResponse[];
}

export class ConflictResponse {
  /** Member of the annotation. @example 'objects' */
  readonly field!: string;
  /** In what they differ; those of objects are named as in CVAT. */
  @ApiProperty({ enum: ANNOTATION_CONFLICTS })
  readonly type!: AnnotationConflict;
  /** The two annotations. */
  readonly annotationIds!: string[];
  /** What the first says, in words; null where it says nothing. */
  readonly a!: string | null;
  readonly b!: string | null;
  /** 0 to 1. */
  readonly similarity!: number;
}

export class AmbiguousItemResponse {
  readonly content!: NamedResponse;
  readonly source!: NamedResponse;
  /** 0 to 1: one minus the mean similarity of all pairs of annotations. */
  readonly disagreement!: number;
  /** How many people annotated it. */
  readonly coders!: number;
  readonly annotationIds!: string[];
  /** The worst first, fifty at most. */
  @ApiProperty({ type: [ConflictResponse] })
  readonly conflicts!: ConflictResponse[];
  readonly lastAnnotatedAt!: string;
}

export class AmbiguousItemPageResponse {
  @ApiProperty({ type: [AmbiguousItemResponse] })
  readonly items!: AmbiguousItemResponse[];
  readonly nextCursor!: string | null;
  readonly total?: number;
}
