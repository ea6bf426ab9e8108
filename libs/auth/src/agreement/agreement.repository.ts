import type { AcceptanceMethod, AgreementKind } from '@odr/contracts';
import { newId, type UserId } from '@odr/kernel';
import { Database, isUniqueViolation } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { AgreementVersionTaken } from './agreement.errors.js';

/** One version of one agreement. */
export interface AgreementVersion {
  readonly kind: AgreementKind;
  readonly version: string;
  readonly sha256: string;
  readonly publishedAt: Date;
}

/** The text in force, and whether a given user accepted it. */
export interface CurrentAgreement extends AgreementVersion {
  readonly textId: string;
  readonly text: string;
  readonly acceptanceId: string | null;
  readonly acceptedAt: Date | null;
  /** The latest version the user accepted before this one. */
  readonly acceptedBefore: string | null;
}

/** That somebody accepted one version. */
export interface Acceptance extends AgreementVersion {
  readonly id: string;
  readonly acceptedAt: Date;
  readonly method: AcceptanceMethod;
  readonly isInForce: boolean;
}

const LATEST = `SELECT DISTINCT ON (t.kind) t.* FROM agreement_text t ORDER BY t.kind, t.published_at DESC, t.id DESC`;
const VERSION = `t.kind, t.version, t.sha256, t.published_at AS "publishedAt"`;

/** Texts and acceptances; both only ever grow. */
@Injectable()
export class AgreementRepository {
  constructor(private readonly db: Database) {}

  /** What is in force, the DCO first. @param userId null for an anonymous reader */
  allCurrent(userId: UserId | null): Promise<CurrentAgreement[]> {
    return this.db.query(
      `SELECT ${VERSION}, t.id AS "textId", t.text, a.id AS "acceptanceId", a.accepted_at AS "acceptedAt",
              (SELECT b.version FROM agreement_acceptance ba JOIN agreement_text b ON b.id = ba.text_id
                WHERE ba.user_id = $1 AND b.kind = t.kind AND b.id <> t.id
                ORDER BY b.published_at DESC, b.id DESC LIMIT 1) AS "acceptedBefore"
         FROM (${LATEST}) t LEFT JOIN agreement_acceptance a ON a.text_id = t.id AND a.user_id = $1
        ORDER BY t.kind = 'dco' DESC, t.kind`,
      [userId],
    );
  }

  /** @returns undefined for a kind of which nothing has been published */
  async current(kind: AgreementKind, userId: UserId | null): Promise<CurrentAgreement | undefined> {
    return (await this.allCurrent(userId)).find((agreement) => agreement.kind === kind);
  }

  /** Which of those in force the user has accepted: no texts, because every contribution asks. */
  standing(userId: UserId): Promise<(Pick<AgreementVersion, 'kind' | 'version'> & { acceptanceId: string | null })[]> {
    return this.db.query(
      `SELECT t.kind, t.version, a.id AS "acceptanceId"
         FROM (SELECT DISTINCT ON (kind) id, kind, version FROM agreement_text ORDER BY kind, published_at DESC, id DESC) t
         LEFT JOIN agreement_acceptance a ON a.text_id = t.id AND a.user_id = $1
        ORDER BY t.kind = 'dco' DESC, t.kind`,
      [userId],
    );
  }

  /** The latest first. */
  versionsOf(kind: AgreementKind): Promise<AgreementVersion[]> {
    return this.db.query(
      `SELECT ${VERSION} FROM agreement_text t WHERE t.kind = $1 ORDER BY t.published_at DESC, t.id DESC`,
      [kind],
    );
  }

  async text(kind: AgreementKind, version: string): Promise<(AgreementVersion & { text: string }) | undefined> {
    const [row] = await this.db.query<AgreementVersion & { text: string }>(
      `SELECT ${VERSION}, t.text FROM agreement_text t WHERE t.kind = $1 AND t.version = $2`,
      [kind, version],
    );
    return row;
  }

  /** Lets one publisher of a kind at a time pass, so that "the one in force" means something until the transaction ends. */
  async lock(kind: AgreementKind): Promise<void> {
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtext('odr.agreement.' || $1))`, [kind]);
  }

  /** In force from now on. @throws AgreementVersionTaken */
  async publish(given: Omit<AgreementVersion, 'publishedAt'> & { text: string; publishedBy: UserId }): Promise<void> {
    try {
      // The time of the statement, not of the transaction: whoever waited for the lock has to come later.
      await this.db.query(
        `INSERT INTO agreement_text (id, kind, version, text, sha256, published_at, published_by)
         VALUES ($1, $2, $3, $4, $5, clock_timestamp(), $6)`,
        [newId(), given.kind, given.version, given.text, given.sha256, given.publishedBy],
      );
    } catch (error) {
      // The index knows; looking first would only say it twice.
      if (isUniqueViolation(error, 'agreement_text_version_key')) throw new AgreementVersionTaken(given.version);
      throw error;
    }
  }

  /**
   * Keeps the first acceptance when it is repeated.
   * @param recordedBy the administrator, where it is `operator_on_behalf`
   * @returns whether this is the first
   */
  async accept(userId: UserId, textId: string, method: AcceptanceMethod, recordedBy?: UserId): Promise<boolean> {
    const added = await this.db.query(
      `INSERT INTO agreement_acceptance (id, user_id, text_id, method, recorded_by) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (user_id, text_id) DO NOTHING RETURNING id`,
      [newId(), userId, textId, method, recordedBy ?? null],
    );
    return added.length > 0;
  }

  /** Whom a new version concerns: everyone who may sign in. */
  async readers(): Promise<UserId[]> {
    const rows = await this.db.query<{ id: UserId }>(
      `SELECT u.id FROM user_account u WHERE u.is_active AND u.kind = 'person'`,
    );
    return rows.map(({ id }) => id);
  }

  /** The latest first. */
  acceptancesOf(userId: UserId): Promise<Acceptance[]> {
    return this.db.query(
      `SELECT ${VERSION}, a.id, a.accepted_at AS "acceptedAt", a.method, l.id IS NOT NULL AS "isInForce"
         FROM agreement_acceptance a JOIN agreement_text t ON t.id = a.text_id LEFT JOIN (${LATEST}) l ON l.id = t.id
        WHERE a.user_id = $1 ORDER BY a.accepted_at DESC, a.id DESC`,
      [userId],
    );
  }
}
