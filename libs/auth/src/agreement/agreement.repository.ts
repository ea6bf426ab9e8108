import { newId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';

/** The text in force, and whether a given user accepted it. */
export interface CurrentAgreement {
  readonly textId: string;
  readonly version: string;
  readonly sha256: string;
  readonly text: string;
  readonly acceptanceId: string | null;
  readonly acceptedAt: Date | null;
}

/** Texts and acceptances; both only ever grow. */
@Injectable()
export class AgreementRepository {
  constructor(private readonly db: Database) {}

  /** @param userId null for an anonymous reader */
  async current(kind: 'dco', userId: UserId | null): Promise<CurrentAgreement> {
    const [row] = await this.db.query<CurrentAgreement>(
      `SELECT t.id AS "textId", t.version, t.sha256, t.text, a.id AS "acceptanceId", a.accepted_at AS "acceptedAt"
         FROM agreement_text t LEFT JOIN agreement_acceptance a ON a.text_id = t.id AND a.user_id = $2
        WHERE t.kind = $1 ORDER BY t.published_at DESC, t.id DESC LIMIT 1`,
      [kind, userId],
    );
    if (row === undefined) throw new Error(`No text of kind ${kind} has been published.`);
    return row;
  }

  /** Keeps the first acceptance when it is repeated. @returns whether this is the first */
  async accept(userId: UserId, textId: string): Promise<boolean> {
    const added = await this.db.query(
      `INSERT INTO agreement_acceptance (id, user_id, text_id) VALUES ($1, $2, $3) ON CONFLICT (user_id, text_id) DO NOTHING RETURNING id`,
      [newId(), userId, textId],
    );
    return added.length > 0;
  }
}
