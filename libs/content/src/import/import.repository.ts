import { Injectable } from '@nestjs/common';
import type { ImportKind, ImportState } from '@odr/contracts';
import type { ImportId, TeamId, UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { Import, ImportSettings, JsonObject } from './import-source.js';

/** Why an import pauses or has failed. */
export interface ImportReason {
  readonly code: string;
  readonly detail: string;
}

export interface NewImport {
  readonly id: ImportId;
  readonly kind: ImportKind;
  readonly name: string;
  readonly state: 'draft' | 'queued';
  readonly userId: UserId;
  readonly teamId: TeamId | null;
  readonly settings: ImportSettings;
  readonly source?: { readonly sha256: string; readonly name: string; readonly sizeBytes: number };
}

/** A row under lock, for those who decide about it. */
export interface LockedImport {
  readonly id: ImportId;
  readonly state: ImportState;
  readonly userId: UserId;
  readonly teamId: TeamId | null;
  readonly settings: ImportSettings;
  readonly isListed: boolean;
  /** Whether a file came with it that has been let go of since. */
  readonly isFileGone: boolean;
}

/** Seconds that a job may be silent before another may take the import over. */
const LEASE_SECONDS = 10;

const COLUMNS = `i.id, i.kind, i.name, i.user_id AS "userId", i.team_id AS "teamId", i.settings, i.notes,
  i.source_sha256 AS "sourceSha256", i.source_name AS "sourceName", i.source_size::float8 AS "sourceSizeBytes",
  i.unpacked_sha256 AS "unpackedSha256"`;

/** Items that have come to their end. */
const DONE = `(created - processing + duplicate + failed + skipped)`;

/** Write model of imports as a whole. The database's clock is the only one that counts. */
@Injectable()
export class ImportRepository {
  constructor(private readonly db: Database) {}

  async insert({ id, kind, name, state, userId, teamId, settings, source }: NewImport): Promise<void> {
    await this.db.query(
      `INSERT INTO content_import (id, kind, name, state, user_id, team_id, settings, source_sha256, source_name, source_size)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        kind,
        name,
        state,
        userId,
        teamId,
        JSON.stringify(settings),
        source?.sha256 ?? null,
        source?.name ?? null,
        source?.sizeBytes ?? null,
      ],
    );
  }

  async lockById(id: ImportId): Promise<LockedImport | undefined> {
    const [row] = await this.db.query<LockedImport>(
      `SELECT i.id, i.state, i.user_id AS "userId", i.team_id AS "teamId", i.settings, i.listed_at IS NOT NULL AS "isListed",
              i.source_sha256 IS NOT NULL AND coalesce(i.files_until < now(), false) AS "isFileGone"
         FROM content_import i WHERE i.id = $1 FOR UPDATE`,
      [id],
    );
    return row;
  }

  async edit(id: ImportId, name: string | undefined, settings: ImportSettings): Promise<void> {
    await this.db.query(`UPDATE content_import SET name = coalesce($2, name), settings = $3 WHERE id = $1`, [
      id,
      name ?? null,
      JSON.stringify(settings),
    ]);
  }

  /** Standing still takes the pace away: time that nobody worked says nothing about the rest. */
  async setState(id: ImportId, state: ImportState, reason: ImportReason | null = null): Promise<void> {
    await this.db.query(
      `UPDATE content_import SET state = $2, reason = $3, paced_at = NULL, rate = NULL, finished_at = NULL, files_until = NULL
        WHERE id = $1`,
      [id, state, reason && JSON.stringify(reason)],
    );
  }

  /** @param keepMs how long its files stay */
  async finish(
    id: ImportId,
    state: 'done' | 'failed' | 'cancelled',
    keepMs: number,
    reason: ImportReason | null = null,
  ): Promise<void> {
    await this.db.query(
      `UPDATE content_import SET state = $2, reason = $4, finished_at = now(), rate = NULL, paced_at = NULL,
              files_until = now() + make_interval(secs => $3)
        WHERE id = $1`,
      [id, state, keepMs / 1_000, reason && JSON.stringify(reason)],
    );
  }

  /**
   * Makes this job the only one that works on the import.
   * @returns undefined when it is not to be worked on, or another job is at it
   */
  async takeOver(id: ImportId, jobId: string): Promise<Import | undefined> {
    const [row] = await this.db.query<Import>(
      `UPDATE content_import i SET run_by = $2, run_until = now() + make_interval(secs => $3), state = 'running',
              started_at = coalesce(i.started_at, now()),
              paced_at = coalesce(i.paced_at, CASE WHEN i.listed_at IS NOT NULL THEN now() END),
              paced_done = CASE WHEN i.paced_at IS NULL THEN ${DONE} ELSE i.paced_done END
        WHERE i.id = $1 AND i.state IN ('queued', 'running') AND (i.run_by = $2 OR i.run_until IS NULL OR i.run_until < now())
        RETURNING ${COLUMNS}`,
      [id, jobId, LEASE_SECONDS],
    );
    return row;
  }

  /** Says that the job is alive. @returns whether it shall go on */
  async goesOn(id: ImportId, jobId: string): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE content_import SET run_until = now() + make_interval(secs => $3)
        WHERE id = $1 AND run_by = $2 AND state = 'running' RETURNING id`,
      [id, jobId, LEASE_SECONDS],
    );
    return rows.length > 0;
  }

  /** Lets go of the import. @returns its state; undefined when another job has taken it over */
  async release(id: ImportId, jobId: string): Promise<ImportState | undefined> {
    const [row] = await this.db.query<{ state: ImportState }>(
      `UPDATE content_import SET run_by = NULL, run_until = NULL WHERE id = $1 AND run_by = $2 RETURNING state`,
      [id, jobId],
    );
    return row?.state;
  }

  async remember(id: ImportId, notes: JsonObject): Promise<void> {
    await this.db.query(`UPDATE content_import SET notes = notes || $2::jsonb WHERE id = $1`, [
      id,
      JSON.stringify(notes),
    ]);
  }

  async rememberUnpacked(id: ImportId, sha256: string): Promise<void> {
    await this.db.query(`UPDATE content_import SET unpacked_sha256 = $2 WHERE id = $1`, [id, sha256]);
  }

  async markListed(id: ImportId): Promise<void> {
    await this.db.query(`UPDATE content_import SET listed_at = now() WHERE id = $1`, [id]);
  }

  /** Imports of the same person that are at work, this one included: they share one person's turn. */
  async countRunningBeside(id: ImportId): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM content_import o JOIN content_import i ON i.user_id = o.user_id
        WHERE i.id = $1 AND o.state = 'running'`,
      [id],
    );
    return Math.max(1, row?.count ?? 1);
  }

  /** Reckons the rate anew: over everything since it began to work, and once that is a minute, over the last half of one. */
  async pace(id: ImportId): Promise<void> {
    await this.db.query(
      `UPDATE content_import i
          SET rate = p.rate, paced_at = CASE WHEN p.seconds > 60 THEN now() - interval '30 seconds' ELSE i.paced_at END,
              paced_done = CASE WHEN p.seconds > 60 THEN p.done - round(p.rate * 30) ELSE i.paced_done END
         FROM (SELECT c.id, c.done, c.seconds, greatest(0, c.done - c.paced_done) / c.seconds AS rate
                 FROM (SELECT id, paced_done, ${DONE} AS done, extract(epoch FROM now() - paced_at)::float8 AS seconds
                         FROM content_import WHERE id = $1) c
                WHERE c.seconds >= 1) p
        WHERE p.id = i.id`,
      [id],
    );
  }

  /** Those that should be worked on and are not: their job was lost with its worker. */
  forgotten(): Promise<{ id: ImportId; userId: UserId; isListed: boolean }[]> {
    return this.db.query(
      `SELECT id, user_id AS "userId", listed_at IS NOT NULL AS "isListed" FROM content_import
        WHERE state IN ('queued', 'running') AND (run_until IS NULL OR run_until < now()) LIMIT 1000`,
    );
  }

  /** Drafts that nobody has started in all this time. @returns how many were given up */
  async cancelOldDrafts(olderThanMs: number): Promise<number> {
    const rows = await this.db.query(
      `UPDATE content_import SET state = 'cancelled', finished_at = now(), files_until = now()
        WHERE state = 'draft' AND created_at < now() - make_interval(secs => $1) RETURNING id`,
      [olderThanMs / 1_000],
    );
    return rows.length;
  }
}
