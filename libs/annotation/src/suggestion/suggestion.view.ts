import type { SuggestionKind, SuggestionState } from '@odr/contracts';
import type { AnnotationId, AnnotationSourceId, ContentId, SuggestionId, SuggestionModelId, UserId } from '@odr/kernel';

/** A suggestion as it is read: with the model it is of, and the source whose annotation it would join. */
export interface SuggestionView {
  readonly id: SuggestionId;
  readonly contentId: ContentId;
  readonly modelId: SuggestionModelId;
  readonly modelName: string;
  readonly modelVersion: string;
  readonly kind: SuggestionKind;
  readonly sourceId: AnnotationSourceId;
  readonly sourceName: string;
  readonly label: string;
  readonly value: unknown;
  readonly score: number | null;
  readonly state: SuggestionState;
  readonly isAutomatic: boolean;
  readonly decidedBy: UserId | null;
  readonly decidedAt: Date | null;
  readonly editedValue: unknown;
  readonly annotationId: AnnotationId | null;
  readonly annotationVersion: number | null;
  readonly createdAt: Date;
}

/** The columns of `SuggestionView`, from `suggestion AS s`, its `suggestion_model AS m` and that one's `annotation_source AS o`. */
export const SUGGESTION_COLUMNS = `s.id AS "id", s.content_id AS "contentId", s.model_id AS "modelId", m.name AS "modelName",
  s.model_version AS "modelVersion", m.kind AS "kind", m.source_id AS "sourceId", o.name AS "sourceName", s.label AS "label",
  s.value AS "value", s.score AS "score", s.state AS "state", s.is_automatic AS "isAutomatic", s.decided_by AS "decidedBy",
  s.decided_at AS "decidedAt", s.edited_value AS "editedValue", s.annotation_id AS "annotationId",
  s.annotation_version AS "annotationVersion", s.created_at AS "createdAt"`;

export const SUGGESTION_TABLES = `suggestion AS s JOIN suggestion_model AS m ON m.id = s.model_id
  JOIN annotation_source AS o ON o.id = m.source_id`;
