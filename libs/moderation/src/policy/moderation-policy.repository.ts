import type { DecisionGround } from '@odr/contracts';
import type { UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

/** What decisions are measured by: one version of one policy. */
export interface PolicyVersion {
  readonly code: string;
  readonly version: number;
  readonly title: string;
  readonly text: string;
  readonly ground: DecisionGround;
  /** 0–4. */
  readonly severity: number;
  readonly requiredReviews: number;
  readonly isActive: boolean;
  readonly madeAt: Date;
}

export type NewPolicyVersion = Omit<PolicyVersion, 'madeAt'>;

const COLUMNS = `p.code, p.version, p.title, p.text, p.ground, p.severity, p.required_reviews AS "requiredReviews",
  p.is_active AS "isActive", p.made_at AS "madeAt"`;

/** The latest version of every policy. */
const CURRENT = `(SELECT DISTINCT ON (code) * FROM moderation_policy ORDER BY code, version DESC) p`;

@Injectable()
export class ModerationPolicyRepository {
  constructor(private readonly db: Database) {}

  /** The version of each policy that is in force, by code. */
  all(): Promise<PolicyVersion[]> {
    return this.db.query<PolicyVersion>(`SELECT ${COLUMNS} FROM ${CURRENT} ORDER BY p.code`);
  }

  async current(code: string): Promise<PolicyVersion | undefined> {
    const [row] = await this.db.query<PolicyVersion>(
      `SELECT ${COLUMNS} FROM moderation_policy p WHERE p.code = $1 ORDER BY p.version DESC LIMIT 1`,
      [code],
    );
    return row;
  }

  /** Latest first. */
  versionsOf(code: string): Promise<PolicyVersion[]> {
    return this.db.query<PolicyVersion>(
      `SELECT ${COLUMNS} FROM moderation_policy p WHERE p.code = $1 ORDER BY p.version DESC`,
      [code],
    );
  }

  /** @returns whether this version was still to be had */
  async insert(policy: NewPolicyVersion, by: UserId): Promise<boolean> {
    const rows = await this.db.query(
      `INSERT INTO moderation_policy (code, version, title, text, ground, severity, required_reviews, is_active, made_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (code, version) DO NOTHING RETURNING version`,
      [
        policy.code,
        policy.version,
        policy.title,
        policy.text,
        policy.ground,
        policy.severity,
        policy.requiredReviews,
        policy.isActive,
        by,
      ],
    );
    return rows.length > 0;
  }
}
