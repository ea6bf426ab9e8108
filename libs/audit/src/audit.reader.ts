import type { AuditAct } from '@odr/contracts';
import { decodeCursor, MalformedCursor, toPage, type Page } from '@odr/kernel';
import { Database, type PageQuery } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { ChainedAuditRow, ChainEnd } from './audit.policy.js';
import type { AuditEventResponse } from './dto/audit-event.response.dto.js';

export interface AuditFilter {
  readonly actor?: string;
  readonly act?: AuditAct;
  readonly subject?: string;
  readonly address?: string;
  readonly requestId?: string;
  readonly from?: string;
  readonly to?: string;
}

const COLUMNS = `e.id, e.seq::float8 AS seq, e.act, e.actor_id AS "actorId", e.subject_type AS "subjectType",
  e.subject_id AS "subjectId", e.address, e.request_id AS "requestId", e.details, e.at`;

/** Shows the audit log, and hands it out for checking. */
@Injectable()
export class AuditReader {
  constructor(private readonly db: Database) {}

  /** Latest first. */
  async list(filter: AuditFilter, { limit, cursor, total }: PageQuery): Promise<Page<AuditEventResponse>> {
    const { where, values } = conditionsOf(filter);
    const after = cursor === undefined ? null : seqBefore(cursor);
    const rows = await this.db.query<AuditEventResponse>(
      `SELECT ${COLUMNS}, encode(e.hash, 'hex') AS hash FROM audit_event e
        WHERE ${where} AND ($${values.length + 1}::bigint IS NULL OR e.seq < $${values.length + 1}::bigint)
        ORDER BY e.seq DESC LIMIT $${values.length + 2}`,
      [...values, after, limit + 1],
    );
    const page = toPage(rows, limit, ({ seq }) => [seq]);
    return total ? { ...page, total: await this.count(filter) } : page;
  }

  /** What the log says its last row is. */
  async head(): Promise<ChainEnd> {
    const [row] = await this.db.query<ChainEnd>(
      `SELECT h.last_seq::float8 AS seq, h.last_hash AS hash FROM audit_head h`,
    );
    if (row === undefined) throw new Error('audit_head has lost its row.');
    return row;
  }

  /** Rows in the order they were written, `from` and `to` included. */
  between(from: number, to: number, limit: number): Promise<ChainedAuditRow[]> {
    return this.db.query(
      `SELECT ${COLUMNS}, e.prev_hash AS "prevHash", e.hash FROM audit_event e
        WHERE e.seq >= $1 AND e.seq <= $2 ORDER BY e.seq LIMIT $3`,
      [from, to, limit],
    );
  }

  private async count(filter: AuditFilter): Promise<number> {
    const { where, values } = conditionsOf(filter);
    const [row] = await this.db.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM audit_event e WHERE ${where}`,
      values,
    );
    return row?.total ?? 0;
  }
}

/** Only what was asked for, so that each filter finds its index. */
function conditionsOf({ actor, act, subject, address, requestId, from, to }: AuditFilter): {
  where: string;
  values: unknown[];
} {
  const asked = (
    [
      ['e.actor_id =', actor],
      ['e.act =', act],
      ['e.subject_id =', subject],
      ['e.address =', address],
      ['e.request_id =', requestId],
      ['e.at >=', from],
      ['e.at <', to],
    ] as const
  ).filter(([, value]) => value !== undefined);
  return {
    where: ['true', ...asked.map(([column], index) => `${column} $${index + 1}`)].join(' AND '),
    values: asked.map(([, value]) => value),
  };
}

function seqBefore(cursor: string): number {
  const [seq] = decodeCursor(cursor, 1);
  if (!Number.isSafeInteger(seq)) throw new MalformedCursor();
  return seq as number;
}
