import type { CasePurpose, DecisionAction } from '@odr/contracts';
import type { CaseFinding } from '@odr/entities';
import { newId, type CaseId, type DecisionId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { Subject } from '../subject/subject.js';

/** A decision as far as it is needed to have its subject judged again. */
export interface JudgedCase {
  readonly decisionId: DecisionId;
  readonly caseId: CaseId;
  readonly subject: Subject;
  readonly queue: string;
  readonly severity: number;
  readonly priority: number;
  readonly findings: readonly CaseFinding[];
  readonly action: DecisionAction;
  readonly policy: string | null;
  readonly decidedBy: UserId;
  /** The decision that a case of another purpose was drawn for. */
  readonly causeId: DecisionId | null;
  readonly isReversed: boolean;
}

export interface Gold {
  readonly id: string;
  readonly decisionId: DecisionId;
  readonly action: DecisionAction;
  readonly policy: string | null;
  readonly subjectType: Subject['type'];
  readonly subjectId: string;
  readonly isActive: boolean;
  readonly madeAt: Date;
  readonly given: number;
  readonly agreed: number;
}

export interface NewReview {
  readonly caseId: CaseId;
  readonly purpose: CasePurpose;
  readonly first: Pick<JudgedCase, 'action' | 'policy' | 'decidedBy'>;
  readonly second: Pick<JudgedCase, 'action' | 'policy' | 'decidedBy'>;
  readonly isAgreed: boolean;
}

/** Shares between 0 and 1. */
export interface QualitySettings {
  readonly goldShare: number;
  readonly reviewShare: number;
}

@Injectable()
export class QualityRepository {
  constructor(private readonly db: Database) {}

  async judged(id: DecisionId): Promise<JudgedCase | undefined> {
    const [row] = await this.db.query<JudgedCase>(
      `SELECT d.id AS "decisionId", c.id AS "caseId", jsonb_build_object('type', c.subject_type, 'id', c.subject_id) AS subject, c.queue,
              c.severity, c.priority, c.findings, d.action, d.policy, d.decided_by AS "decidedBy", c.cause->>'id' AS "causeId",
              d.reversed_at IS NOT NULL AS "isReversed"
         FROM moderation_decision d JOIN moderation_case c ON c.id = d.case_id WHERE d.id = $1`,
      [id],
    );
    return row;
  }

  /** Whether a case of this purpose has been made of this decision before, open or not. */
  async wasDrawn(subject: Subject, purpose: CasePurpose, decision: DecisionId): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT FROM moderation_case c
        WHERE c.subject_type = $1 AND c.subject_id = $2 AND c.purpose = $3 AND c.cause->>'id' = $4::text LIMIT 1`,
      [subject.type, subject.id, purpose, decision],
    );
    return rows.length > 0;
  }

  /** Everybody who has judged this subject or was given it as a known one: they would recognise it. */
  async judgesOf(subject: Subject): Promise<UserId[]> {
    const rows = await this.db.query<{ by: UserId }>(
      `SELECT DISTINCT d.decided_by AS by FROM moderation_decision d JOIN moderation_case c ON c.id = d.case_id
        WHERE c.subject_type = $1 AND c.subject_id = $2`,
      [subject.type, subject.id],
    );
    return rows.map(({ by }) => by);
  }

  /** A known answer that nobody has open and that not everybody has seen: the one that was given least. */
  async nextGold(queue: string): Promise<DecisionId | undefined> {
    const [row] = await this.db.query<{ id: DecisionId }>(
      `SELECT g.decision_id AS id FROM moderation_gold g
         JOIN moderation_decision d ON d.id = g.decision_id JOIN moderation_case c ON c.id = d.case_id
        WHERE g.is_active AND d.reversed_at IS NULL AND c.queue = $1
          AND NOT EXISTS (SELECT FROM moderation_case open WHERE open.subject_type = c.subject_type AND open.subject_id = c.subject_id
                             AND open.closed_at IS NULL)
        ORDER BY (SELECT count(*) FROM moderation_case given WHERE given.subject_type = c.subject_type AND given.subject_id = c.subject_id
                     AND given.purpose = 'gold'), g.id LIMIT 1`,
      [queue],
    );
    return row?.id;
  }

  async addGold({ decisionId, action, policy }: JudgedCase, by: UserId): Promise<void> {
    await this.db.query(
      `INSERT INTO moderation_gold (id, decision_id, action, policy, made_by) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (decision_id) DO UPDATE SET is_active = true`,
      [newId<string>(), decisionId, action, policy, by],
    );
  }

  /** @returns whether there was one */
  async retireGold(id: string): Promise<boolean> {
    const rows = await this.db.query(`UPDATE moderation_gold SET is_active = false WHERE id = $1 RETURNING id`, [id]);
    return rows.length > 0;
  }

  /** The newest 200 that are in use, with how often they were judged. */
  golds(): Promise<Gold[]> {
    return this.db.query<Gold>(
      `SELECT g.id, g.decision_id AS "decisionId", g.action, g.policy, c.subject_type AS "subjectType", c.subject_id AS "subjectId",
              g.is_active AS "isActive", g.made_at AS "madeAt", count(r.case_id)::integer AS given,
              count(r.case_id) FILTER (WHERE r.is_agreed)::integer AS agreed
         FROM moderation_gold g
         JOIN moderation_decision d ON d.id = g.decision_id JOIN moderation_case c ON c.id = d.case_id
         LEFT JOIN moderation_case asked ON asked.subject_type = c.subject_type AND asked.subject_id = c.subject_id AND asked.purpose = 'gold'
         LEFT JOIN moderation_review r ON r.case_id = asked.id
        WHERE g.is_active GROUP BY g.id, c.subject_type, c.subject_id ORDER BY g.made_at DESC LIMIT 200`,
    );
  }

  /** @returns whether it is new */
  async insertReview({ caseId, purpose, first, second, isAgreed }: NewReview): Promise<boolean> {
    const rows = await this.db.query(
      `INSERT INTO moderation_review (case_id, purpose, first_by, first_action, first_policy, second_by, second_action, second_policy, is_agreed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING RETURNING case_id`,
      [
        caseId,
        purpose,
        first.decidedBy,
        first.action,
        first.policy,
        second.decidedBy,
        second.action,
        second.policy,
        isAgreed,
      ],
    );
    return rows.length > 0;
  }

  async settings(): Promise<QualitySettings & { readonly seed: string }> {
    const rows = await this.db.query<{ name: string; value: string }>(
      `SELECT name, value FROM moderation_setting WHERE name LIKE 'quality\\_%'`,
    );
    const values = new Map(rows.map(({ name, value }) => [name, value]));
    return {
      seed: values.get('quality_seed') ?? '',
      goldShare: Number(values.get('quality_gold_share') ?? 0),
      reviewShare: Number(values.get('quality_review_share') ?? 0),
    };
  }

  async changeSettings({ goldShare, reviewShare }: QualitySettings): Promise<void> {
    await this.db.query(
      `UPDATE moderation_setting SET value = CASE name WHEN 'quality_gold_share' THEN $1 ELSE $2 END
        WHERE name IN ('quality_gold_share', 'quality_review_share')`,
      [String(goldShare), String(reviewShare)],
    );
  }
}
