import { Injectable } from '@nestjs/common';
import type { ContentStatus, LicenseVerdict, ProcessingState } from '@odr/contracts';
import { newId, type ContentId, type TeamId, type UserId } from '@odr/kernel';
import { Database, isForeignKeyViolation, isUniqueViolation } from '@odr/platform';
import { NotYourTeam } from './content.errors.js';
import type { Publishable } from './content.policy.js';
import { sourceId } from './part/part-id.js';

/** Everything a new row needs. */
export interface NewContent {
  readonly id: ContentId;
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly format: string;
  readonly width: number;
  readonly height: number;
  readonly license: string | null;
  readonly licenseUrl: string | null;
  readonly licenseVerdict: LicenseVerdict;
  readonly altText: string | null;
  readonly declarations: Readonly<Record<string, unknown>>;
  readonly userId: UserId;
  readonly teamId: TeamId | null;
  readonly agreementAcceptanceId: string | null;
  readonly termsAcceptanceId: string | null;
}

export interface Author {
  readonly name: string;
  readonly url?: string | null;
}

export interface Source {
  readonly type: string;
  readonly value: string;
  readonly metadata?: Readonly<Record<string, unknown>> | null;
}

/** A row under lock, for those who decide about it. */
export interface LockedContent extends Publishable {
  readonly id: ContentId;
  readonly userId: UserId;
  readonly teamId: TeamId | null;
  readonly licenseUrl: string | null;
  readonly sizeBytes: number;
  readonly version: number;
}

/** Columns an edit may set; absent ones stay. */
export interface ContentChanges {
  readonly name?: string;
  readonly license?: string | null;
  readonly licenseUrl?: string | null;
  readonly licenseVerdict?: LicenseVerdict;
  readonly altText?: string | null;
  readonly declarations?: Readonly<Record<string, unknown>>;
  readonly teamId?: TeamId | null;
}

const COLUMN_OF: Readonly<Record<keyof ContentChanges, string>> = {
  name: 'name',
  license: 'license',
  licenseUrl: 'license_url',
  licenseVerdict: 'license_verdict',
  altText: 'alt_text',
  declarations: 'declarations',
  teamId: 'team_id',
};

/** Write model of content, its authors, sources and events. */
@Injectable()
export class ContentRepository {
  constructor(private readonly db: Database) {}

  /** Keeps uploads of the same bytes, and the collector of orphans, one after the other until the transaction ends. */
  async lockBytes(sha256: string): Promise<void> {
    await this.db.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, [sha256]);
  }

  async idBySha256(sha256: string): Promise<ContentId | undefined> {
    const [row] = await this.db.query<{ id: ContentId }>(
      `SELECT id FROM content WHERE sha256 = $1 AND deleted_at IS NULL`,
      [sha256],
    );
    return row?.id;
  }

  /** @returns false if these bytes are held already. @throws NotYourTeam if the team has just been deleted */
  async insert(content: NewContent): Promise<boolean> {
    try {
      await this.db.query(
        `INSERT INTO content (id, type, name, status, processing_state, sha256, size, format, width, height, license, license_url,
                              license_verdict, alt_text, declarations, user_id, team_id, agreement_acceptance_id,
                              terms_acceptance_id)
         VALUES ($1, 'image', $2, 'pending', 'received', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
        [
          content.id,
          content.name,
          content.sha256,
          content.sizeBytes,
          content.format,
          content.width,
          content.height,
          content.license,
          content.licenseUrl,
          content.licenseVerdict,
          content.altText,
          JSON.stringify(content.declarations),
          content.userId,
          content.teamId,
          content.agreementAcceptanceId,
          content.termsAcceptanceId,
        ],
      );
      return true;
    } catch (error) {
      if (isUniqueViolation(error, 'content_sha256_key')) return false;
      throw withoutTeam(error, content.teamId);
    }
  }

  async setAuthors(id: ContentId, authors: readonly Author[]): Promise<void> {
    await this.db.query(`DELETE FROM content_author WHERE content_id = $1`, [id]);
    if (authors.length === 0) return;
    await this.db.query(
      `INSERT INTO content_author (content_id, position, name, url)
       SELECT $1, position - 1, author->>'name', author->>'url' FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS a(author, position)`,
      [id, JSON.stringify(authors)],
    );
  }

  async setSources(id: ContentId, sources: readonly Source[]): Promise<void> {
    await this.db.query(`DELETE FROM content_source WHERE content_id = $1`, [id]);
    if (sources.length === 0) return;
    // Named twice is named once; what was said first about it stands.
    const named = new Map(sources.toReversed().map((source) => [sourceId(source), source]));
    await this.db.query(
      `INSERT INTO content_source (content_id, position, type, value, metadata)
       SELECT $1, position - 1, source->>'type', source->>'value', nullif(source->'metadata', 'null'::jsonb)
         FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS s(source, position)`,
      [id, JSON.stringify([...named.values()].toReversed())],
    );
  }

  async lockById(id: ContentId): Promise<LockedContent | undefined> {
    const [row] = await this.db.preparedQuery<LockedContent>(
      `SELECT id, status, processing_state AS "processingState", license, license_url AS "licenseUrl", license_verdict AS "licenseVerdict",
              user_id AS "userId", team_id AS "teamId", size::float8 AS "sizeBytes", version
         FROM content WHERE id = $1 AND deleted_at IS NULL FOR UPDATE`,
      [id],
    );
    return row;
  }

  async setStatus(id: ContentId, status: ContentStatus): Promise<void> {
    await this.db.preparedQuery(
      `UPDATE content SET status = $2, version = version + 1, updated_at = now() WHERE id = $1`,
      [id, status],
    );
  }

  /** @throws NotYourTeam if the team has just been deleted */
  async update(id: ContentId, changes: ContentChanges): Promise<void> {
    const given = (Object.keys(COLUMN_OF) as (keyof ContentChanges)[]).filter((key) => changes[key] !== undefined);
    const assignments = given.map((key, index) => `${COLUMN_OF[key]} = $${index + 2}, `).join('');
    const values = given.map((key) => (key === 'declarations' ? JSON.stringify(changes[key]) : changes[key]));
    try {
      await this.db.query(`UPDATE content SET ${assignments}version = version + 1, updated_at = now() WHERE id = $1`, [
        id,
        ...values,
      ]);
    } catch (error) {
      throw withoutTeam(error, changes.teamId);
    }
  }

  /** Beside whatever else is declared. */
  async setEarlierChanges(id: ContentId, changes: readonly string[]): Promise<void> {
    await this.db.query(
      `UPDATE content SET declarations = jsonb_set(declarations, '{changes}', $2::jsonb) WHERE id = $1`,
      [id, JSON.stringify(changes)],
    );
  }

  /** Hides the row; its bytes can be uploaded again. */
  async softDelete(id: ContentId, byOffice: boolean): Promise<void> {
    await this.db.query(
      `UPDATE content SET deleted_at = now(), deleted_by_office = $2, updated_at = now(), version = version + 1 WHERE id = $1`,
      [id, byOffice],
    );
  }

  /** Adds a flag. @returns false if it was there already */
  async addFlag(id: ContentId, flag: string): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE content SET flags = array_append(flags, $2), version = version + 1, updated_at = now()
        WHERE id = $1 AND deleted_at IS NULL AND NOT $2 = ANY(flags) RETURNING id`,
      [id, flag],
    );
    return rows.length > 0;
  }

  /** Whether this scanner, or the moderators, have raised the flag before; also `true` for an item that is gone. */
  async hasRaised(id: ContentId, flag: string, scanner: string): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT FROM content c WHERE c.id = $1 AND c.deleted_at IS NULL AND NOT EXISTS (
         SELECT FROM content_event e WHERE e.content_id = c.id AND e.type = 'flagged'
            AND e.payload->>'flag' = $2 AND e.payload->>'scanner' = $3)`,
      [id, flag, scanner],
    );
    return rows.length === 0;
  }

  /** Removes a flag that nobody but this scanner has raised. @returns false if there is nothing to remove */
  async removeFlag(id: ContentId, flag: string, scanner: string): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE content c SET flags = array_remove(c.flags, $2), version = c.version + 1, updated_at = now()
        WHERE c.id = $1 AND c.deleted_at IS NULL AND $2 = ANY(c.flags) AND NOT EXISTS (
          SELECT FROM content_event e WHERE e.content_id = c.id AND e.type = 'flagged'
             AND e.payload->>'flag' = $2 AND e.payload->>'scanner' <> $3)
        RETURNING c.id`,
      [id, flag, scanner],
    );
    return rows.length > 0;
  }

  /** Sets those of `owned` flags that were found and clears the others; leaves everyone else's alone. */
  async replaceFlags(id: ContentId, owned: readonly string[], found: readonly string[]): Promise<void> {
    await this.db.query(
      `UPDATE content SET flags = replaced.flags, version = version + 1, updated_at = now()
         FROM (SELECT array(SELECT flag FROM unnest(flags) AS flag WHERE NOT flag = ANY($2::text[])) || $3::text[] AS flags
                 FROM content WHERE id = $1) AS replaced
        WHERE id = $1 AND content.flags IS DISTINCT FROM replaced.flags`,
      [id, [...owned], [...found]],
    );
  }

  async appendEvent(
    id: ContentId,
    type: string,
    payload: Readonly<Record<string, unknown>>,
    actorId: UserId | null,
  ): Promise<void> {
    await this.db.preparedQuery(
      `INSERT INTO content_event (id, content_id, type, payload, actor_id, team_id)
       VALUES ($1, $2, $3, $4, $5, (SELECT c.team_id FROM content c WHERE c.id = $2))`,
      [newId(), id, type, JSON.stringify(payload), actorId],
    );
  }

  async setProcessingState(
    id: ContentId,
    state: ProcessingState,
    error: { code: string; detail: string } | null,
  ): Promise<void> {
    await this.db.query(
      `UPDATE content SET processing_state = $2, processing_error = $3, version = version + 1, updated_at = now() WHERE id = $1`,
      [id, state, error && JSON.stringify(error)],
    );
  }
}

/** Of a team that is gone only the database knows: whoever is asked about the caller remembers it for a moment longer. */
const withoutTeam = (error: unknown, teamId: TeamId | null | undefined): unknown =>
  teamId && isForeignKeyViolation(error, 'content_team_fk') ? new NotYourTeam(teamId) : error;
