import { ANONYMOUS_SCOPE } from '@odr/access';
import { parameters, visibleContents } from '@odr/content';
import type { NoticeGround } from '@odr/contracts';
import type { ContentId, EventId, PublicNoticeId, ReportId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { NoticeStatusResponse } from '../dto/public-notice.dto.js';

export interface NewNotice {
  readonly id: PublicNoticeId;
  readonly reportId: ReportId;
  readonly tokenSha256: string;
  readonly ground: NoticeGround;
  readonly location: string;
  readonly sealedContact: string | null;
  readonly isComplete: boolean;
}

/** A notice whose sender waits for a letter. */
export interface UnansweredNotice {
  readonly id: PublicNoticeId;
  readonly sealedContact: string;
}

type StatusRow = Omit<NoticeStatusResponse, 'filedAt' | 'closedAt'> & {
  readonly filedAt: Date;
  readonly closedAt: Date | null;
};

@Injectable()
export class NoticeRepository {
  constructor(private readonly db: Database) {}

  async insert({ id, reportId, tokenSha256, ground, location, sealedContact, isComplete }: NewNotice): Promise<void> {
    await this.db.query(
      `INSERT INTO public_notice (id, report_id, token_sha256, ground, location, sealed_contact, is_complete)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [id, reportId, tokenSha256, ground, location, sealedContact, isComplete],
    );
  }

  async byToken(tokenSha256: string): Promise<NoticeStatusResponse | undefined> {
    const [row] = await this.db.query<StatusRow>(
      `SELECT n.id, n.ground, n.location, r.subject_type AS "subjectType", r.subject_id AS "subjectId", r.state, r.outcome,
              d.public_note AS "publicNote", n.is_complete AS "isComplete", n.sealed_contact IS NOT NULL AS "isAnsweredByLetter",
              n.filed_at AS "filedAt", r.closed_at AS "closedAt"
         FROM public_notice n JOIN report r ON r.id = n.report_id LEFT JOIN moderation_decision d ON d.id = r.decision_id
        WHERE n.token_sha256 = $1`,
      [tokenSha256],
    );
    return row && { ...row, filedAt: row.filedAt.toISOString(), closedAt: row.closedAt?.toISOString() ?? null };
  }

  /** Claims the answer to an event. @returns undefined when there is nobody to write to, or it has been answered */
  async answer(reportId: ReportId, event: EventId): Promise<UnansweredNotice | undefined> {
    const [row] = await this.db.query<UnansweredNotice>(
      `UPDATE public_notice SET answered_by_event = $2
        WHERE report_id = $1 AND sealed_contact IS NOT NULL AND answered_by_event IS DISTINCT FROM $2
        RETURNING id, sealed_contact AS "sealedContact"`,
      [reportId, event],
    );
    return row;
  }

  /** The published content whose file, as it was received or as it is served, has these bytes. */
  async publishedWith(sha256: string): Promise<ContentId | undefined> {
    const { values, bind } = parameters(sha256);
    const [row] = await this.db.query<{ id: ContentId }>(
      `SELECT s.id FROM content s
        WHERE (s.sha256 = $1 OR s.published_sha256 = $1) AND ${visibleContents(ANONYMOUS_SCOPE, 's')(bind)} ORDER BY s.id LIMIT 1`,
      values,
    );
    return row?.id;
  }
}
