import { Injectable } from '@nestjs/common';
import { scopeOf, type Principal } from '@odr/access';
import {
  allOf,
  ASPECT,
  containing,
  matching,
  ORIGIN,
  parameters,
  visibleContents,
  type Bind,
  type ContentCondition,
} from '@odr/content';
import { ContentStatus, LicenseVerdict } from '@odr/contracts';
import { Database } from '@odr/platform';

import { DATABASE_LICENSE, WITH_DATABASE_LICENSE } from '../check/database-license.js';
import { DECLARED_CHANGES } from '../export-row.js';
import type { FrozenItem } from './manifest-line.js';
import type { Quota, Recipe, Selection } from './recipe.js';

/** Held in memory with their annotations' values. */
const PAGE = 500;
const MAX_ANNOTATIONS = 20;
const MAX_ANNOTATION_BYTES = 100_000;

/** What items stand under: their own licence, and that of the database they were taken from. */
export interface LicensePair {
  readonly license: string | null;
  readonly databaseLicense: string | null;
}

/** How many of what may be released stand under the same. */
export interface LicenseCount extends LicensePair {
  readonly count: number;
}

/** Reads what goes into a version. */
@Injectable()
export class SelectionReader {
  constructor(private readonly db: Database) {}

  /** Licences of what is selected and published. */
  async licenses(actor: Principal, selection: Selection): Promise<LicenseCount[]> {
    const { values, bind } = parameters();
    return this.db.query<LicenseCount>(
      `SELECT c.license, ${DATABASE_LICENSE} AS "databaseLicense", count(*)::int AS count
         FROM content c ${WITH_DATABASE_LICENSE} WHERE ${chosen(actor, selection)(bind)} AND ${PUBLISHED}
        GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2`,
      values,
    );
  }

  /** Some of the items under one of these, by id. */
  async under(
    actor: Principal,
    selection: Selection,
    pairs: readonly LicensePair[],
    limit: number,
  ): Promise<(LicensePair & { readonly contentId: string })[]> {
    const { values, bind } = parameters(limit);
    return this.db.query(
      `SELECT c.id AS "contentId", c.license, ${DATABASE_LICENSE} AS "databaseLicense"
         FROM content c ${WITH_DATABASE_LICENSE}
        WHERE ${chosen(actor, selection)(bind)} AND ${PUBLISHED} AND ${isUnder(pairs)(bind)}
        ORDER BY c.id LIMIT $1`,
      values,
    );
  }

  /**
   * Lays out what a version is made of in a table of this transaction's own: every selected item, with the reason for those
   * that stay out. Sampling takes away what it does not choose.
   */
  async layOut(actor: Principal, { selection, sample, seed }: Recipe, refused: readonly LicensePair[]): Promise<void> {
    await this.db.query(`CREATE TEMPORARY TABLE frozen (id uuid PRIMARY KEY, code text) ON COMMIT DROP`);
    const { values, bind } = parameters();
    await this.db.query(
      `INSERT INTO frozen
       SELECT c.id, CASE WHEN c.status <> '${ContentStatus.Available}' THEN 'not_available'
              WHEN c.published_sha256 IS NULL THEN 'not_processed'
              WHEN 'opted_out' = ANY(c.flags) THEN 'opted_out'
              WHEN c.license IS NULL THEN 'license_unknown'
              WHEN ${isUnder(refused)(bind)} THEN 'license_not_in_profile' END
         FROM content c ${WITH_DATABASE_LICENSE} WHERE ${chosen(actor, selection)(bind)}`,
      values,
    );
    if (selection.contentIds)
      await this.db.query(
        `INSERT INTO frozen SELECT DISTINCT given.id, 'not_found' FROM unnest($1::uuid[]) AS given(id) ON CONFLICT DO NOTHING`,
        [[...selection.contentIds]],
      );
    if (sample) await this.sample(seed, sample);
    await this.db.query(`ANALYZE frozen`);
  }

  /** Takes away what sampling does not choose of what is laid out. */
  async sample(seed: string, { quotas = [], count }: NonNullable<Recipe['sample']>): Promise<void> {
    for (const quota of quotas) await this.keep(seed, quota.most, BUCKET_OF[quota.by]);
    if (count !== undefined) await this.keep(seed, count, `''`);
  }

  async count(): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM frozen WHERE code IS NULL`,
    );
    return row?.count ?? 0;
  }

  /** What is laid out, by id. */
  async *pages(): AsyncGenerator<FrozenItem[]> {
    for (let after: string | null = null; ;) {
      const rows: FrozenItem[] = await this.db.preparedQuery<FrozenItem>(PAGE_SQL, [after, PAGE]);
      if (rows.length > 0) yield rows;
      after = rows.at(-1)?.id ?? null;
      if (rows.length < PAGE || after === null) return;
    }
  }

  /** Of each bucket those that come first in the order of the seed. */
  private async keep(seed: string, most: number, bucket: string): Promise<void> {
    // Only counted: of a million that are not chosen nobody wants to hear.
    await this.db.query(
      `WITH gone AS (
         DELETE FROM frozen WHERE id IN (
           SELECT ranked.id FROM (
             SELECT f.id, row_number() OVER (
                      PARTITION BY ${bucket} ORDER BY sha256(convert_to($1 || E'\\n' || f.id::text, 'UTF8')), f.id) AS place
               FROM frozen f JOIN content c ON c.id = f.id WHERE f.code IS NULL) AS ranked
            WHERE ranked.place > $2::bigint)
         RETURNING 1)
       SELECT count(*)::int AS count FROM gone`,
      [seed, most],
    );
  }
}

/** What quotas limit, as an expression over `content c`. */
export const BUCKET_OF: Readonly<Record<Quota['by'], string>> = {
  license: 'c.license',
  format: 'c.format',
  aspect: ASPECT,
  source: `(SELECT min(${ORIGIN}) FROM content_source origin WHERE origin.content_id = c.id)`,
};

/** The condition that an item stands under one of these; needs `WITH_DATABASE_LICENSE`. */
const isUnder =
  (pairs: readonly LicensePair[]): ContentCondition =>
  (bind) =>
    `EXISTS (SELECT FROM jsonb_to_recordset(${bind(JSON.stringify(pairs))}::jsonb) AS pair(license text, "databaseLicense" text)
      WHERE pair.license IS NOT DISTINCT FROM c.license AND pair."databaseLicense" IS NOT DISTINCT FROM ${DATABASE_LICENSE})`;

const PUBLISHED = `c.status = '${ContentStatus.Available}' AND c.published_sha256 IS NOT NULL`;

/** What the caller sees of a selection; a query finds only what is published. */
const chosen = (actor: Principal, selection: Selection): ContentCondition =>
  allOf(visibleContents(scopeOf(actor)), named(actor, selection));

function named(actor: Principal, { contentIds, setId, query, successorOf }: Selection): ContentCondition {
  if (contentIds) return (bind: Bind) => `c.id = ANY(${bind([...contentIds])}::uuid[])`;
  if (setId) return matching({ setId }, scopeOf(actor));
  if (successorOf)
    return (bind: Bind) =>
      `EXISTS (SELECT FROM dataset_version_item i WHERE i.version_id = ${bind(successorOf)}::uuid AND i.content_id = c.id)`;
  const { q, ...filter } = query ?? {};
  const published: ContentCondition = () => PUBLISHED;
  return allOf(published, matching(filter, scopeOf(actor)), ...(q ? [containing(q)] : []));
}

const PAGE_SQL = `
  SELECT c.id, c.name, c.sha256, c.published_sha256 AS "publishedSha256", c.license, c.license_url AS "licenseUrl", c.width, c.height,
         c.format, c.size::float8 AS size, c.created_at AS "createdAt",
         ${DECLARED_CHANGES} AS changes,
         (SELECT min(other.content_id::text) FROM duplicate_member AS own
            JOIN duplicate_member AS other ON other.cluster_id = own.cluster_id WHERE own.content_id = c.id) AS cluster,
         (SELECT coalesce(json_agg(json_build_object('name', author.name, 'url', author.url) ORDER BY author.position), '[]')
            FROM content_author AS author WHERE author.content_id = c.id
             AND NOT EXISTS (SELECT FROM credit_removal AS removal WHERE removal.content_id = c.id)) AS authors,
         (SELECT coalesce(json_agg(json_build_object('type', source.type, 'value', source.value) ORDER BY source.position), '[]')
            FROM content_source AS source WHERE source.content_id = c.id) AS sources,
         (SELECT coalesce(json_agg(json_build_object('id', said.id, 'version', said.version, 'sources', said.sources, 'value', said.annotation)
                                   ORDER BY said.id), '[]') FROM (
           SELECT a.id, a.version, a.annotation,
                  ARRAY(SELECT s.name FROM annotation_source_link AS l JOIN annotation_source AS s ON s.id = l.source_id
                         WHERE l.annotation_id = a.id ORDER BY s.name, s.id) AS sources
             FROM annotation AS a
            WHERE a.content_id = c.id AND a.deleted_at IS NULL AND NOT a.is_blind AND pg_column_size(a.annotation) < ${MAX_ANNOTATION_BYTES}
              AND NOT EXISTS (SELECT FROM annotation_source_link AS link JOIN annotation_source AS s ON s.id = link.source_id
                               WHERE link.annotation_id = a.id AND s.license_verdict <> '${LicenseVerdict.Open}')
            ORDER BY a.id LIMIT ${MAX_ANNOTATIONS}) AS said) AS annotations
    FROM frozen f JOIN content c ON c.id = f.id
   WHERE f.code IS NULL AND ($1::uuid IS NULL OR f.id > $1::uuid) ORDER BY f.id LIMIT $2::integer`;
