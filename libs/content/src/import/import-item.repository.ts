import { Injectable } from '@nestjs/common';
import type { ContentId, ImportId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { GRAPHCAP_CONFIGS } from './graphcap/graphcap-line.js';
import type { ImportedCaption } from './imported-captions.js';
import type { ItemRefusal, LateDescription, ListedItem, PlannedItem } from './import-source.js';
import { NOT_RETRIABLE, shownName } from './import.policy.js';

/** A planned item with the words that came with it. */
export interface PickedItem extends PlannedItem {
  readonly captions: readonly ImportedCaption[];
}

const MAX_KEY = 4_000;
const MAX_FILE_NAME = 500;
const MAX_DETAIL = 2_000;
/** An item that took its worker down this often is not tried again: the others want to come in. */
const MAX_PICKS = 10;

/** What became of an item, and which count of its import grows. */
type Outcome =
  | { readonly state: 'processing'; readonly contentId: ContentId }
  | { readonly state: 'duplicate'; readonly contentId: ContentId | undefined }
  | ({ readonly state: 'failed' | 'skipped' } & Omit<ItemRefusal, 'outcome'>);

/** Write model of the items. Every change of a state and the count of it are one statement, so they cannot disagree. */
@Injectable()
export class ImportItemRepository {
  constructor(private readonly db: Database) {}

  /** Adds to the plan; what it holds already stays as it is, so that listing can start over. @param from position of the first */
  async plan(importId: ImportId, from: number, items: readonly ListedItem[]): Promise<void> {
    if (items.length === 0) return;
    const rows = items.map(({ key, fileName, locator, description, captions, refusal }, index) => ({
      position: from + index,
      key: shownName(key, MAX_KEY),
      fileName: shownName(fileName, MAX_FILE_NAME) || 'untitled',
      locator,
      description: description ?? {},
      captions: captions?.length ? captions : null,
      state: refusal?.outcome ?? 'pending',
      code: refusal?.code ?? null,
      detail: refusal?.detail.slice(0, MAX_DETAIL) ?? null,
    }));
    await this.db.query(
      `WITH added AS (
         INSERT INTO content_import_item (import_id, position, key, file_name, locator, description, captions, state, code, detail, ended_at)
         SELECT $1, position, key, "fileName", locator, description, nullif(captions, 'null'::jsonb), state, code, detail,
                CASE WHEN state <> 'pending' THEN now() END
           FROM jsonb_to_recordset($2::jsonb) AS r(position bigint, key text, "fileName" text, locator jsonb, description jsonb,
                                                   captions jsonb, state text, code text, detail text)
         ON CONFLICT (import_id, position) DO NOTHING RETURNING state)
       UPDATE content_import i SET total = i.total + added.all, failed = i.failed + added.failed, skipped = i.skipped + added.skipped
         FROM (SELECT count(*) AS all, count(*) FILTER (WHERE state = 'failed') AS failed,
                      count(*) FILTER (WHERE state = 'skipped') AS skipped FROM added) AS added
        WHERE i.id = $1 AND added.all > 0`,
      [importId, toJson(rows)],
    );
  }

  /** Says more about items of the plan that have not been taken in. @returns what is about none of the plan, whatever became of it */
  async describe(importId: ImportId, late: readonly LateDescription[]): Promise<LateDescription[]> {
    if (late.length === 0) return [];
    const rows = byKey(late);
    // Lines of graphcap about one picture add up, also when listing starts over; they go before what other files said.
    await this.db.query(
      `UPDATE content_import_item i
          SET description = i.description || r.description,
              captions = CASE WHEN r.captions = '[]' THEN i.captions ELSE
                coalesce((SELECT jsonb_agg(before.one ORDER BY before.nth)
                            FROM jsonb_array_elements(i.captions) WITH ORDINALITY AS before(one, nth)
                           WHERE before.one ->> 'field' = ANY($3::text[])
                             AND NOT EXISTS (SELECT FROM jsonb_array_elements(r.captions) AS new(one) WHERE new.one = before.one)), '[]')
                || r.captions END
         FROM jsonb_to_recordset($2::jsonb) AS r(key text, description jsonb, captions jsonb)
        WHERE i.import_id = $1 AND hashtextextended(i.key, 0) = hashtextextended(r.key, 0) AND i.key = r.key AND i.state = 'pending'`,
      [importId, toJson(rows), GRAPHCAP_CONFIGS],
    );
    const known = await this.known(
      importId,
      rows.map(({ key }) => key),
    );
    return late.filter(({ describes }) => !keysOf(describes).some((key) => known.has(key)));
  }

  private async known(importId: ImportId, keys: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.db.query<{ key: string }>(
      `SELECT r.key FROM jsonb_array_elements_text($2::jsonb) AS r(key)
        WHERE EXISTS (SELECT FROM content_import_item i
                       WHERE i.import_id = $1 AND hashtextextended(i.key, 0) = hashtextextended(r.key, 0) AND i.key = r.key)`,
      [importId, JSON.stringify(keys)],
    );
    return new Set(rows.map(({ key }) => key));
  }

  /** Refuses every entry whose key an earlier one has: which of them is meant, nobody can tell. */
  refuseRepeatedKeys(importId: ImportId, { code, detail }: Omit<ItemRefusal, 'outcome'>): Promise<void> {
    return this.countFailures(
      `UPDATE content_import_item i SET state = 'failed', code = $2, detail = $3, ended_at = now()
         FROM (SELECT position, row_number() OVER (PARTITION BY key ORDER BY position) AS nth
                 FROM content_import_item WHERE import_id = $1 AND state = 'pending') r
        WHERE i.import_id = $1 AND i.position = r.position AND r.nth > 1 AND i.state = 'pending' RETURNING i.position`,
      [importId, code, detail],
    );
  }

  /**
   * The next of the plan whose turn has come, in order.
   * @param after positions up to this have been given to the same caller
   */
  async pick(importId: ImportId, after: number, limit: number): Promise<PickedItem[]> {
    const rows = await this.db.query<PickedItem>(
      // In the FROM of the update the limit would not hold: a nested loop runs it again for every row.
      `WITH p AS MATERIALIZED (
         SELECT position FROM content_import_item
          WHERE import_id = $1 AND state = 'pending' AND position > $2 AND (not_before IS NULL OR not_before <= now())
          ORDER BY position LIMIT $3 FOR UPDATE SKIP LOCKED)
       UPDATE content_import_item i SET attempts = i.attempts + 1 FROM p
        WHERE i.import_id = $1 AND i.position = p.position
        RETURNING i.position::float8 AS position, i.key, i.file_name AS "fileName", i.locator, i.description,
                  coalesce(i.captions, '[]'::jsonb) AS captions, i.attempts AS attempt`,
      [importId, after, limit],
    );
    return rows.sort((a, b) => a.position - b.position);
  }

  isWornOut = ({ attempt }: PickedItem): boolean => attempt > MAX_PICKS;

  /** Holds one planned item until the transaction ends. @returns false when its outcome is known, or being written, elsewhere */
  async lockPending(importId: ImportId, position: number): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT FROM content_import_item WHERE import_id = $1 AND position = $2 AND state = 'pending' FOR UPDATE SKIP LOCKED`,
      [importId, position],
    );
    return rows.length > 0;
  }

  /** Writes down what became of a planned item; one that has its outcome keeps it. */
  async end(importId: ImportId, position: number, outcome: Outcome, tookMs: number): Promise<void> {
    const { state } = outcome;
    const refusal = state === 'failed' || state === 'skipped' ? outcome : undefined;
    const contentId = 'contentId' in outcome ? outcome.contentId : undefined;
    const counts =
      state === 'processing' ? 'created = created + 1, processing = processing + 1' : `${state} = ${state} + 1`;
    await this.db.query(
      `WITH ended AS (
         UPDATE content_import_item SET state = $3, content_id = $4, code = $5, detail = $6, took_ms = $7, ended_at = now(), not_before = NULL
          WHERE import_id = $1 AND position = $2 AND state = 'pending' RETURNING position)
       UPDATE content_import SET ${counts} WHERE id = $1 AND EXISTS (SELECT FROM ended)`,
      [
        importId,
        position,
        state,
        contentId ?? null,
        refusal?.code ?? null,
        refusal?.detail.slice(0, MAX_DETAIL) ?? null,
        Math.round(tookMs),
      ],
    );
  }

  /** Leaves an item planned and does not count the attempt. @param afterMs not before that; null at once */
  async putBack(importId: ImportId, positions: readonly number[], afterMs: number | null): Promise<void> {
    if (positions.length === 0) return;
    await this.db.query(
      `UPDATE content_import_item SET attempts = greatest(0, attempts - 1), not_before = now() + make_interval(secs => $3)
        WHERE import_id = $1 AND position = ANY($2::bigint[]) AND state = 'pending'`,
      [importId, positions, afterMs === null ? null : afterMs / 1_000],
    );
  }

  /**
   * Sees what processing has made of what was taken in. What it could not decode counts as failed from then on, with its cause.
   * @returns how many it is not through with
   */
  async settle(importId: ImportId): Promise<number> {
    await this.db.query(
      // What another is looking at is left to it: waiting for each other's items in different orders would be a deadlock.
      `WITH seen AS (
         SELECT w.position, c.processing_state, c.processing_error FROM content_import_item w LEFT JOIN content c ON c.id = w.content_id
          WHERE w.import_id = $1 AND w.state = 'processing'
            AND (c.id IS NULL OR c.deleted_at IS NOT NULL OR c.processing_state IN ('done', 'failed'))
            FOR UPDATE OF w SKIP LOCKED),
       settled AS (
         UPDATE content_import_item i
            SET state = CASE WHEN seen.processing_state = 'failed' THEN 'failed' ELSE 'done' END,
                code = seen.processing_error->>'code', detail = seen.processing_error->>'detail', ended_at = now()
           FROM seen WHERE i.import_id = $1 AND i.position = seen.position
         RETURNING i.state)
       UPDATE content_import i SET processing = i.processing - s.all, created = i.created - s.failed, failed = i.failed + s.failed
         FROM (SELECT count(*) AS all, count(*) FILTER (WHERE state = 'failed') AS failed FROM settled) s
        WHERE i.id = $1 AND s.all > 0`,
      [importId],
    );
    const [row] = await this.db.query<{ processing: number }>(`SELECT processing FROM content_import WHERE id = $1`, [
      importId,
    ]);
    return row?.processing ?? 0;
  }

  /**
   * Plans again what failed. What became content and could not be decoded stays: its bytes would only be found here
   * already. So does what is refused for its name.
   * @param code only what failed for this cause
   * @returns how many
   */
  async retry(importId: ImportId, code: string | undefined): Promise<number> {
    const rows = await this.db.query<{ count: number }>(
      `WITH again AS (
         UPDATE content_import_item SET state = 'pending', code = NULL, detail = NULL, ended_at = NULL, attempts = 0, not_before = NULL
          WHERE import_id = $1 AND state = 'failed' AND content_id IS NULL AND ($2::text IS NULL OR code = $2)
            AND code <> ALL($3::text[]) RETURNING position)
       UPDATE content_import SET failed = failed - a.count FROM (SELECT count(*)::int AS count FROM again) a
        WHERE id = $1 RETURNING a.count`,
      [importId, code ?? null, [...NOT_RETRIABLE]],
    );
    return rows[0]?.count ?? 0;
  }

  /** @returns how long until the next planned item may be opened, 0 = now; undefined when nothing is planned any more */
  async nextInMs(importId: ImportId): Promise<number | undefined> {
    const [row] = await this.db.query<{ ms: number | null; planned: boolean }>(
      `SELECT count(*) > 0 AS planned,
              extract(epoch FROM greatest(min(coalesce(not_before, now())), now()) - now())::float8 * 1000 AS ms
         FROM (SELECT not_before FROM content_import_item WHERE import_id = $1 AND state = 'pending' ORDER BY position LIMIT 1000) p`,
      [importId],
    );
    return row?.planned ? Math.ceil(row.ms ?? 0) : undefined;
  }

  private async countFailures(sql: string, parameters: readonly unknown[]): Promise<void> {
    await this.db.query(
      `WITH changed AS (${sql})
       UPDATE content_import SET failed = failed + c.count FROM (SELECT count(*) AS count FROM changed) c WHERE id = $1 AND c.count > 0`,
      parameters,
    );
  }
}

/** A row for each item, with everything that is said about it. */
function byKey(late: readonly LateDescription[]): { key: string; description: object; captions: ImportedCaption[] }[] {
  const rows = new Map<string, { key: string; description: object; captions: ImportedCaption[] }>();
  for (const { describes, description, captions = [] } of late) {
    for (const key of keysOf(describes)) {
      const row = rows.get(key) ?? { key, description: {}, captions: [] };
      rows.set(key, {
        key,
        description: { ...row.description, ...description },
        captions: [...row.captions, ...captions],
      });
    }
  }
  return [...rows.values()];
}

/** As the plan has them. */
const keysOf = (describes: LateDescription['describes']): string[] =>
  [describes].flat().map((key) => storable(shownName(key, MAX_KEY)));

/** PostgreSQL keeps neither NUL nor half a surrogate pair, and words from elsewhere may hold both. */
const toJson = (rows: readonly object[]): string =>
  JSON.stringify(rows, (_key, value: unknown) => (typeof value === 'string' ? storable(value) : value));

const storable = (text: string): string => text.replace(/[\0\p{Cs}]/gu, '\u{fffd}');
