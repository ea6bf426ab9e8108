import type { TeamScope } from '@odr/access';
import { parameters, wireTime } from '@odr/content';
import type { CaseId, ContentId, DecisionId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { subjectIsVisible } from '../case/case.visibility.js';
import type { Subject } from '../subject/subject.js';
import type {
  ItemBankMatchResponse,
  ItemHistoryEventResponse,
  UploaderHistoryResponse,
} from './dto/context.response.dto.js';

/** A case, as far as what surrounds it is found by it. */
export interface SurroundedItem {
  readonly subject: Subject;
  readonly queue: string;
  readonly contentId: ContentId | null;
  /** Who brought the content, or wrote the annotation. */
  readonly ownerId: UserId | null;
  /** The first verdict, where this is a second look that must not know it. */
  readonly unknownDecisionId: DecisionId | null;
}

export type UploaderRow = Omit<UploaderHistoryResponse, 'accountAge'> & { readonly accountDays: number };

/** A count over everything of somebody who brings much would cost the more the more they bring. */
const MOST_COUNTED = 500;
const MOST_EVENTS = 50;

/** What surrounds a case: one query per part, each by an index. */
@Injectable()
export class ContextReader {
  constructor(private readonly db: Database) {}

  /** @returns undefined for what is absent, or about something the caller may not see */
  async find(scope: TeamScope, id: CaseId): Promise<SurroundedItem | undefined> {
    const { values, bind } = parameters(id);
    const [row] = await this.db.query<SurroundedItem>(
      `SELECT jsonb_build_object('type', c.subject_type, 'id', c.subject_id) AS subject, c.queue,
              coalesce(a.content_id, o.id) AS "contentId", coalesce(a.user_id, o.user_id, p.user_id) AS "ownerId",
              CASE WHEN c.purpose <> 'decide' THEN (c.cause->>'id')::uuid END AS "unknownDecisionId"
         FROM moderation_case c
         LEFT JOIN annotation a ON c.subject_type = 'annotation' AND a.id = c.subject_id
         LEFT JOIN content o ON c.subject_type = 'content' AND o.id = c.subject_id
         LEFT JOIN account_suspension p ON c.subject_type = 'suspension' AND p.id = c.subject_id
        WHERE c.id = $1 AND ${subjectIsVisible(scope)(bind)}`,
      values,
    );
    return row;
  }

  /** What somebody has brought besides this; what was said of this one is neither in the counts nor in the strikes. */
  async uploader(userId: UserId, contentId: ContentId | null, subject: Subject): Promise<UploaderRow | undefined> {
    const [row] = await this.db.query<UploaderRow>(
      `SELECT left(encode(sha256(convert_to(key.value || u.id::text, 'UTF8')), 'hex'), 10) AS uploader,
              floor(extract(epoch FROM now() - u.created_at) / 86400)::integer AS "accountDays",
              brought.items, brought.accepted, brought.rejected, brought.waiting, struck.strikes, struck.points AS "strikePoints"
         FROM user_account u JOIN moderation_setting key ON key.name = 'pseudonym_key'
        CROSS JOIN LATERAL (
              SELECT count(*)::integer AS items,
                     count(*) FILTER (WHERE o.status IN ('available', 'delisted'))::integer AS accepted,
                     count(*) FILTER (WHERE o.status IN ('unavailable', 'quarantined', 'withdrawn'))::integer AS rejected,
                     count(*) FILTER (WHERE o.status = 'pending')::integer AS waiting
                FROM (SELECT p.status FROM content p
                       WHERE p.user_id = u.id AND p.deleted_at IS NULL AND p.id IS DISTINCT FROM $2
                       ORDER BY p.created_at DESC LIMIT ${MOST_COUNTED}) o) brought
        CROSS JOIN LATERAL (
              SELECT count(*)::integer AS strikes, coalesce(sum(s.points), 0)::integer AS points
                FROM moderation_strike s JOIN moderation_decision d ON d.id = s.decision_id JOIN moderation_case k ON k.id = d.case_id
               WHERE s.user_id = u.id AND s.voided_at IS NULL AND s.expires_at > now()
                 AND (k.subject_type, k.subject_id) <> ($3, $4::uuid)) struck
        WHERE u.id = $1`,
      [userId, contentId, subject.type, subject.id],
    );
    return row;
  }

  /** Entries of banks that the content is near, the nearest first; refuted ones too, they say so. */
  banks(contentId: ContentId): Promise<ItemBankMatchResponse[]> {
    return this.db.query<ItemBankMatchResponse>(
      `SELECT b.id AS "bankId", b.name AS "bankName", b.kind, e.id AS "entryId", e.confirmed, m.bits, m.turn, m.effect,
              ${wireTime('m.matched_at')} AS "matchedAt"
         FROM hash_match m JOIN hash_bank b ON b.id = m.bank_id JOIN hash_entry e ON e.id = m.entry_id
        WHERE m.content_id = $1 ORDER BY m.bits, b.name`,
      [contentId],
    );
  }

  /** What has happened to the subject, the oldest first; up to the first verdict, where that must not be known. */
  async history({ type, id }: Subject, unknown: DecisionId | null): Promise<ItemHistoryEventResponse[]> {
    const rows = await this.db.query<ItemHistoryEventResponse>(
      `SELECT e.type, ${wireTime('e.at')} AS at, e.payload->>'action' AS action, e.payload->>'policy' AS policy,
              CASE WHEN d.is_proposal AND p.closed_at IS NULL THEN NULL ELSE d.note END AS note
         FROM moderation_event e
         LEFT JOIN moderation_decision d ON d.id = (e.payload->>'decisionId')::uuid AND e.type <> 'case_reopened'
         LEFT JOIN moderation_case p ON p.id = d.case_id
        WHERE e.subject_type = $1 AND e.subject_id = $2
          AND ($3::uuid IS NULL OR e.seq < (SELECT min(v.seq) FROM moderation_event v
                 WHERE v.subject_type = $1 AND v.subject_id = $2 AND v.payload->>'decisionId' = $3::text))
        ORDER BY e.seq DESC LIMIT ${MOST_EVENTS}`,
      [type, id, unknown],
    );
    return rows.toReversed();
  }
}
