import type { TeamScope } from '@odr/access';
import { parameters, visibleContents, wireTime } from '@odr/content';
import { decodeCursor, MalformedCursor, toPage, type HashBankId, type Page } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { ListHashEntriesQuery, ListHashMatchesQuery } from './dto/bank.request.dto.js';
import type { HashBankResponse, HashEntryResponse, HashMatchResponse } from './dto/bank.response.dto.js';

const BANK_SQL = `
  SELECT b.id, b.name, b.kind, b.distance, b.min_quality AS "minQuality", b.is_enabled AS "isEnabled",
         b.paused_at IS NOT NULL AS "isPaused", b.note, b.version,
         (SELECT count(*)::integer FROM hash_entry e WHERE e.bank_id = b.id) AS "entryCount",
         (SELECT count(*)::integer FROM hash_match m WHERE m.bank_id = b.id) AS "matchCount",
         (SELECT jsonb_build_object('id', s.id, 'state', s.state, 'isPreview', s.is_preview,
                   'progress', jsonb_build_object('done', least(s.done, s.total), 'total', s.total),
                   'matched', s.matched, 'applied', s.applied,
                   'createdAt', ${wireTime('s.created_at')}, 'finishedAt', ${wireTime('s.finished_at')})
            FROM hash_scan s WHERE s.bank_id = b.id ORDER BY s.id DESC LIMIT 1) AS scan,
         ${wireTime('b.created_at')} AS "createdAt", ${wireTime('b.updated_at')} AS "updatedAt"
    FROM hash_bank b`;

const ENTRY_COLUMNS = `
  e.id, e.algorithm, right(encode(varbit_send(e.hash::varbit), 'hex'), 64) AS hash, e.quality, e.source, e.confirmed, e.note,
  ${wireTime('e.disabled_until')} AS "disabledUntil", e.seeded_by AS "seededBy", ${wireTime('e.created_at')} AS "createdAt"`;

/** Rows of an export that are read at once. */
const EXPORTED_AT_ONCE = 1_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** View model of banks. */
@Injectable()
export class BankReader {
  constructor(private readonly db: Database) {}

  list(): Promise<HashBankResponse[]> {
    return this.db.query(`${BANK_SQL} ORDER BY b.name`);
  }

  async find(id: HashBankId): Promise<HashBankResponse | undefined> {
    const [row] = await this.db.query<HashBankResponse>(`${BANK_SQL} WHERE b.id = $1`, [id]);
    return row;
  }

  /** The newest first. What an entry was taken from is named to those who may see it. @throws MalformedCursor */
  async entries(
    scope: TeamScope,
    bankId: HashBankId,
    { limit, cursor, total, confirmed }: ListHashEntriesQuery,
  ): Promise<Page<HashEntryResponse>> {
    const { values, bind } = parameters(bankId, confirmed ?? null);
    const visible = visibleContents(scope)(bind);
    const where = `e.bank_id = $1 AND ($2::text IS NULL OR e.confirmed = $2)`;
    const rows = await this.db.query<HashEntryResponse & { seq: string }>(
      `SELECT ${ENTRY_COLUMNS}, e.seq, c.id AS "contentId", c.thumbhash,
              (SELECT count(*)::integer FROM hash_match m WHERE m.entry_id = e.id) AS "matchCount"
         FROM hash_entry e LEFT JOIN content c ON c.id = e.content_id AND ${visible}
        WHERE ${where} ${cursor === undefined ? '' : `AND e.seq < ${bind(seqAt(cursor))}::bigint`}
        ORDER BY e.seq DESC LIMIT ${bind(limit + 1)}`,
      values,
    );
    const page = toPage(rows, limit, ({ seq }) => [seq]);
    const items = page.items.map(({ seq: _seq, ...entry }) => entry);
    if (total !== true) return { ...page, items };
    const [counted] = await this.db.query<{ count: number }>(
      `SELECT count(*)::integer AS count FROM hash_entry e WHERE ${where}`,
      [bankId, confirmed ?? null],
    );
    return { ...page, items, total: counted?.count ?? 0 };
  }

  /** All entries in the order in which they came, some at a time, as lines that can be imported. */
  async *exported(bankId: HashBankId): AsyncGenerator<string> {
    let after = '0';
    for (;;) {
      const rows = await this.db.query<Record<string, unknown> & { seq: string }>(
        `SELECT ${ENTRY_COLUMNS}, e.content_id AS "contentId", e.seq FROM hash_entry e
          WHERE e.bank_id = $1 AND e.seq > $2 ORDER BY e.seq LIMIT ${EXPORTED_AT_ONCE}`,
        [bankId, after],
      );
      const last = rows.at(-1);
      if (!last) return;
      after = last.seq;
      yield rows.map(({ seq: _seq, ...entry }) => `${JSON.stringify(entry)}\n`).join('');
    }
  }

  /** What the bank has found, the nearest first, with what people decided. @throws MalformedCursor */
  async matches(
    scope: TeamScope,
    bankId: HashBankId,
    { limit, cursor, total, scanId }: ListHashMatchesQuery,
  ): Promise<Page<HashMatchResponse>> {
    const { values, bind } = parameters(bankId, scanId ?? null);
    const from = `FROM hash_match m JOIN content c ON c.id = m.content_id
      WHERE m.bank_id = $1 AND ($2::uuid IS NULL OR m.scan_id = $2) AND ${visibleContents(scope)(bind)}`;
    const counted =
      total === true
        ? await this.db.query<{ count: number }>(`SELECT count(*)::integer AS count ${from}`, [...values])
        : [];
    const after = cursor === undefined ? undefined : matchAt(cursor);
    const rows = await this.db.query<HashMatchResponse>(
      `SELECT c.id AS "contentId", c.name, c.status, c.thumbhash, m.entry_id AS "entryId", m.bits, m.effect, m.case_id AS "itemId",
              (SELECT d.action FROM moderation_decision d WHERE d.case_id = m.case_id AND d.is_final AND d.reversed_at IS NULL) AS action,
              ${wireTime('m.matched_at')} AS "matchedAt"
         ${from} ${after ? `AND (m.bits, m.content_id) > (${bind(after.bits)}::smallint, ${bind(after.id)}::uuid)` : ''}
        ORDER BY m.bits, m.content_id LIMIT ${bind(limit + 1)}`,
      values,
    );
    const page = toPage(rows, limit, ({ bits, contentId }) => [bits, contentId]);
    return total === true ? { ...page, total: counted[0]?.count ?? 0 } : page;
  }
}

function seqAt(cursor: string): string {
  const [seq] = decodeCursor(cursor, 1);
  if (typeof seq !== 'string' || !/^\d{1,18}$/.test(seq)) throw new MalformedCursor();
  return seq;
}

function matchAt(cursor: string): { readonly bits: number; readonly id: string } {
  const [bits, id] = decodeCursor(cursor, 2);
  if (
    typeof bits !== 'number' ||
    !Number.isInteger(bits) ||
    bits < 0 ||
    bits > 256 ||
    typeof id !== 'string' ||
    !UUID.test(id)
  )
    throw new MalformedCursor();
  return { bits, id };
}
