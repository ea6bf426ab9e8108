import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { parameters, visibleContents } from '@odr/content';
import type { ContentStatus, SuggestionKind, SuggestionOutcome, SuggestionState } from '@odr/contracts';
import type {
  AnnotationId,
  AnnotationSourceId,
  ContentId,
  SuggestionId,
  SuggestionModelId,
  TeamId,
  UserId,
} from '@odr/kernel';
import { Database } from '@odr/platform';

/** Everything a decision looks at. */
export interface LockedSuggestion {
  readonly id: SuggestionId;
  readonly contentId: ContentId;
  readonly modelId: SuggestionModelId;
  readonly isCurrent: boolean;
  readonly kind: SuggestionKind;
  readonly sourceId: AnnotationSourceId;
  readonly value: unknown;
  readonly state: SuggestionState;
  readonly isAutomatic: boolean;
  readonly decidedBy: UserId | null;
  readonly decidedAt: Date | null;
  readonly editedValue: unknown;
  readonly annotationId: AnnotationId | null;
  readonly annotationVersion: number | null;
  readonly content: { readonly status: ContentStatus; readonly userId: UserId; readonly teamId: TeamId | null };
}

/** Where an accepted piece has gone; no version where the annotation said so before. */
export interface Landing {
  readonly annotationId: AnnotationId;
  readonly version: number | null;
}

export interface Verdict {
  readonly outcome: SuggestionOutcome;
  readonly by: UserId;
  readonly isAutomatic: boolean;
  readonly editedValue?: unknown;
  readonly landing?: Landing;
}

@Injectable()
export class SuggestionRepository {
  constructor(private readonly db: Database) {}

  /** Those of visible contents, held until the transaction ends: of two who decide at once, the second sees what the first did. */
  lock(scope: TeamScope, ids: readonly SuggestionId[]): Promise<LockedSuggestion[]> {
    const { values, bind } = parameters([...ids]);
    return this.db.query(
      `SELECT s.id AS "id", s.content_id AS "contentId", s.model_id AS "modelId", s.model_version = m.model_version AS "isCurrent",
              m.kind AS "kind", m.source_id AS "sourceId", s.value AS "value", s.state AS "state", s.is_automatic AS "isAutomatic",
              s.decided_by AS "decidedBy", s.decided_at AS "decidedAt", s.edited_value AS "editedValue",
              s.annotation_id AS "annotationId", s.annotation_version AS "annotationVersion",
              json_build_object('status', c.status, 'userId', c.user_id, 'teamId', c.team_id) AS "content"
         FROM suggestion AS s JOIN suggestion_model AS m ON m.id = s.model_id JOIN content AS c ON c.id = s.content_id
        WHERE s.id = ANY($1::uuid[]) AND ${visibleContents(scope)(bind)} ORDER BY s.id FOR UPDATE OF s`,
      values,
    );
  }

  async decide(id: SuggestionId, { outcome, by, isAutomatic, editedValue, landing }: Verdict): Promise<void> {
    await this.db.query(
      `UPDATE suggestion SET state = $2, decided_by = $3, decided_at = now(), is_automatic = $4, edited_value = $5::jsonb,
              annotation_id = $6, annotation_version = $7 WHERE id = $1`,
      [
        id,
        outcome,
        by,
        isAutomatic,
        editedValue === undefined ? null : JSON.stringify(editedValue),
        landing?.annotationId ?? null,
        landing?.version ?? null,
      ],
    );
  }

  /** A person has looked at what was accepted without one, and lets it stand: from now on it counts as theirs. */
  async confirm(id: SuggestionId, by: UserId): Promise<void> {
    await this.db.query(
      `UPDATE suggestion SET is_automatic = false, is_control = true, decided_by = $2, decided_at = now()
        WHERE id = $1 AND is_automatic`,
      [id, by],
    );
  }

  /** Lets people decide again. What was taken without them once is left to them from then on. */
  async reopen(id: SuggestionId, state: 'pending' | 'superseded'): Promise<void> {
    await this.db.query(
      `UPDATE suggestion SET state = $2, decided_by = NULL, decided_at = NULL, is_control = is_control OR is_automatic,
              is_automatic = false, edited_value = NULL, annotation_id = NULL, annotation_version = NULL WHERE id = $1`,
      [id, state],
    );
  }
}
