import { Injectable } from '@nestjs/common';
import { Database } from '@odr/platform';

export const SITE_FILES = ['robots', 'tdmrep', 'ai'] as const;
export type SiteFileName = (typeof SITE_FILES)[number];

/** What asking a site for one of its files came to. */
export interface SiteFile {
  readonly name: SiteFileName;
  /** Null when there was no answer. */
  readonly status: number | null;
  /** Null unless the answer was the file. */
  readonly body: string | null;
}

/** The wishes of sites as they were last read. Shared by all processes, and there after a restart. */
@Injectable()
export class SiteFileRepository {
  constructor(private readonly db: Database) {}

  /**
   * @param keptMs how long an answer is good; one that was the host's fault only for `faultKeptMs`
   */
  async fresh(origin: string, keptMs: number, faultKeptMs: number): Promise<SiteFile[]> {
    return this.db.query<SiteFile>(
      `SELECT name, status, body FROM web_site_file
        WHERE origin = $1
          AND fetched_at > now() - make_interval(secs =>
                CASE WHEN status IS NULL OR status = 429 OR status >= 500 THEN $3::float8 ELSE $2::float8 END / 1000)`,
      [origin, keptMs, faultKeptMs],
    );
  }

  async save(origin: string, files: readonly SiteFile[]): Promise<void> {
    await this.db.query(
      `INSERT INTO web_site_file (origin, name, status, body)
       SELECT $1, name, status, body FROM jsonb_to_recordset($2::jsonb) AS file(name text, status smallint, body text)
       ON CONFLICT (origin, name) DO UPDATE SET status = excluded.status, body = excluded.body, fetched_at = now()`,
      [origin, JSON.stringify(files)],
    );
  }
}
