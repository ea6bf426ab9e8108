import { Injectable } from '@nestjs/common';
import { ASPECT, ORIGIN, SIZE } from '@odr/content';
import { LicenseVerdict } from '@odr/contracts';
import { Database } from '@odr/platform';

import type { Recipe } from '../version/recipe.js';
import { BUCKET_OF } from '../version/selection.reader.js';
import type { PreviewCountResponse, PreviewFacetResponse, PreviewPictureResponse } from './dto/preview.response.dto.js';

const SHOWN = 12;
const PICTURES = 12;
/** Annotations are large; what they say of so many items is known well enough. */
const ANNOTATIONS_OF = 20_000;

const LAID_OUT = `frozen f JOIN content c ON c.id = f.id WHERE f.code IS NULL`;
/** As a version lists them: nobody else's secret, and only what all of its sources give away. */
const SAID = `(SELECT f.id FROM frozen f WHERE f.code IS NULL ORDER BY f.id LIMIT ${ANNOTATIONS_OF}) AS looked
  JOIN annotation a ON a.content_id = looked.id AND a.deleted_at IS NULL AND NOT a.is_blind
   AND NOT EXISTS (SELECT FROM annotation_source_link AS link JOIN annotation_source AS s ON s.id = link.source_id
                    WHERE link.annotation_id = a.id AND s.license_verdict <> '${LicenseVerdict.Open}')`;

/** What every item has one of; a million of them are gone through once for all of these. */
const PROPERTIES = { license: 'c.license', aspect: ASPECT, size: SIZE, format: 'c.format' };

/** An item counts once for each place that it comes from. */
const SOURCES = `SELECT ${ORIGIN} AS value FROM frozen f LEFT JOIN content_source origin ON origin.content_id = f.id
  WHERE f.code IS NULL AND (origin.position IS NULL OR origin.position = 0 OR NOT EXISTS (
    SELECT FROM content_source AS earlier WHERE earlier.content_id = origin.content_id AND earlier.position < origin.position
      AND (${ORIGIN.replaceAll('origin.', 'earlier.')}) IS NOT DISTINCT FROM ${ORIGIN}))`;

/** Several annotations of an item may say the same. */
const SAYINGS = {
  annotation: `SELECT DISTINCT a.content_id, k.key AS value FROM ${SAID}
                CROSS JOIN LATERAL jsonb_object_keys(CASE WHEN jsonb_typeof(a.annotation) = 'object' THEN a.annotation ELSE '{}' END) AS k(key)`,
  language: `SELECT DISTINCT a.content_id, a.annotation->>'language' AS value FROM ${SAID}
              WHERE jsonb_typeof(a.annotation->'language') = 'string'`,
};

type Counts = Omit<PreviewFacetResponse, 'facet'>;

/** Reads what is laid out for a version that nobody has asked for yet; inside the transaction that laid it out. */
@Injectable()
export class PreviewReader {
  constructor(private readonly db: Database) {}

  async totals(): Promise<{ readonly items: number; readonly bytes: number }> {
    const [row] = await this.db.query<{ items: number; bytes: number }>(
      `SELECT count(*)::int AS items, coalesce(sum(c.size), 0)::float8 AS bytes FROM ${LAID_OUT}`,
    );
    return row ?? { items: 0, bytes: 0 };
  }

  async excluded(): Promise<Record<string, number>> {
    const rows = await this.db.query<{ code: string; count: number }>(
      `SELECT f.code, count(*)::int AS count FROM frozen f WHERE f.code IS NOT NULL GROUP BY f.code ORDER BY f.code`,
    );
    return Object.fromEntries(rows.map(({ code, count }) => [code, count]));
  }

  async facets(): Promise<PreviewFacetResponse[]> {
    const { license, aspect, size, format } = await this.properties();
    const source = await this.counted(SOURCES);
    const annotation = await this.counted(SAYINGS.annotation);
    const language = await this.counted(SAYINGS.language);
    const all = { license, source, aspect, size, format, annotation, language };
    return Object.entries(all).map(([facet, counts]) => ({ facet, ...counts }));
  }

  /** Items by what a quota limits. */
  async buckets(by: keyof typeof BUCKET_OF): Promise<readonly PreviewCountResponse[]> {
    return this.db.query(
      `SELECT ${BUCKET_OF[by]} AS value, count(*)::int AS count FROM ${LAID_OUT} GROUP BY 1 ORDER BY 2 DESC, 1`,
    );
  }

  async annotations(): Promise<{ readonly annotations: number; readonly annotationsOf: number }> {
    const [row] = await this.db.query<{ annotations: number; annotationsOf: number }>(
      `SELECT (SELECT count(*)::int FROM ${SAID}) AS annotations,
              least(${ANNOTATIONS_OF}, (SELECT count(*)::int FROM frozen f WHERE f.code IS NULL)) AS "annotationsOf"`,
    );
    return row ?? { annotations: 0, annotationsOf: 0 };
  }

  /** The same arithmetic as `splitOf`, so that the figures are those of the version. */
  splits({ splits = {}, seed }: Pick<Recipe, 'splits' | 'seed'>): Promise<readonly PreviewCountResponse[]> {
    // In the order in which a version reads them back: jsonb puts short names first.
    const shares = Object.entries(splits).sort(([a], [b]) => a.length - b.length || (a < b ? -1 : 1));
    const total = shares.reduce((sum, [, share]) => sum + share, 0);
    const taken = shares.map((_share, at) => `- $${2 * at + 4}::float8`);
    const cases = shares.map(
      (_share, at) => `WHEN place * $2::float8 ${taken.slice(0, at + 1).join(' ')} < 0 THEN $${2 * at + 3}::text`,
    );
    return this.db.query(
      `SELECT CASE ${cases.join(' ')} ELSE $${2 * shares.length + 1}::text END AS value, count(*)::int AS count
         FROM (SELECT ('x' || encode(substring(sha256(convert_to($1 || E'\\n' || ${CLUSTER_KEY}, 'UTF8')) FOR 6), 'hex'))::bit(48)::bigint
                      / (2::float8 ^ 48) AS place FROM frozen f ${WITH_CLUSTER} WHERE f.code IS NULL) AS placed
        GROUP BY 1 ORDER BY 2 DESC, 1`,
      [seed, total, ...shares.flat()],
    );
  }

  /** Those that sampling would take first. */
  pictures(seed: string): Promise<PreviewPictureResponse[]> {
    return this.db.query(
      `SELECT c.id AS "contentId", c.name, c.license, c.width, c.height
         FROM (SELECT f.id, sha256(convert_to($1 || E'\\n' || f.id::text, 'UTF8')) AS place FROM frozen f
                WHERE f.code IS NULL ORDER BY 2, 1 LIMIT ${PICTURES}) AS chosen
         JOIN content c ON c.id = chosen.id ORDER BY chosen.place, chosen.id`,
      [seed],
    );
  }

  private async properties(): Promise<Record<keyof typeof PROPERTIES, Counts>> {
    const names = Object.keys(PROPERTIES).join(', ');
    const rows = await this.db.query<PreviewCountResponse & { readonly facet: string }>(
      `SELECT CASE ${Object.keys(PROPERTIES)
        .map((name) => `WHEN GROUPING(${name}) = 0 THEN '${name}'`)
        .join(' ')} END AS facet, coalesce(${names}) AS value, count(*)::int AS count
         FROM (SELECT ${Object.entries(PROPERTIES)
           .map(([name, value]) => `${value} AS ${name}`)
           .join(', ')} FROM ${LAID_OUT}) AS item
        GROUP BY GROUPING SETS (${names}) ORDER BY 3 DESC, 2`,
    );
    const of = (name: string): Counts => {
      const counts = rows.filter(({ facet }) => facet === name).map(({ value, count }) => ({ value, count }));
      return { values: counts.length, most: counts.slice(0, SHOWN) };
    };
    return { license: of('license'), aspect: of('aspect'), size: of('size'), format: of('format') };
  }

  private async counted(rows: string): Promise<Counts> {
    const found = await this.db.query<PreviewCountResponse & { readonly values: number }>(
      `SELECT said.value, count(*)::int AS count, count(*) OVER ()::int AS values FROM (${rows}) AS said
        GROUP BY said.value ORDER BY 2 DESC, 1 LIMIT ${SHOWN}`,
    );
    return { values: found[0]?.values ?? 0, most: found.map(({ value, count }) => ({ value, count })) };
  }
}

/** What keeps copies of a picture in one split; joined, because to ask for it item by item takes five times as long. */
const CLUSTER_KEY = `coalesce(cluster.first, f.id::text)`;
const WITH_CLUSTER = `LEFT JOIN duplicate_member AS own ON own.content_id = f.id
  LEFT JOIN (SELECT m.cluster_id, min(m.content_id::text) AS first FROM duplicate_member AS m GROUP BY m.cluster_id) AS cluster
    ON cluster.cluster_id = own.cluster_id`;
