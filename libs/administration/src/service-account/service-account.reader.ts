import { decodeCursor, MalformedCursor, toPage, type Page, type UserId } from '@odr/kernel';
import { Database, type PageQuery } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { ServiceAccountResponse } from './dto/service-account.response.dto.js';

export interface ServiceAccountFilter {
  readonly q?: string;
  readonly active?: boolean;
}

const SELECT = `
  SELECT u.id, u.name, u.role, u.is_active AS active, u.created_at AS "createdAt",
         CASE WHEN o.id IS NOT NULL THEN json_build_object('type', 'user', 'id', o.id, 'name', o.name)
              WHEN t.id IS NOT NULL THEN json_build_object('type', 'team', 'id', t.id, 'name', t.name) END AS owner,
         (SELECT count(*)::int FROM api_key k
           WHERE k.user_id = u.id AND k.revoked_at IS NULL AND k.expires_at > now()) AS "keyCount",
         (SELECT max(k.last_used_at) FROM api_key k WHERE k.user_id = u.id) AS "lastUsedAt",
         NOT EXISTS (SELECT FROM (SELECT DISTINCT ON (x.kind) x.id FROM agreement_text x
                                   ORDER BY x.kind, x.published_at DESC, x.id DESC) x
                      WHERE NOT EXISTS (SELECT FROM agreement_acceptance a WHERE a.text_id = x.id AND a.user_id = u.id))
           AS "agreementsAccepted"
    FROM service_account s JOIN user_account u ON u.id = s.user_id
    LEFT JOIN user_account o ON o.id = s.owner_user_id LEFT JOIN team t ON t.id = s.owner_team_id`;
const MATCHES = `($1::text IS NULL OR u.name ILIKE $1) AND ($2::boolean IS NULL OR u.is_active = $2)`;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Lists the accounts of pipelines for administrators. */
@Injectable()
export class ServiceAccountReader {
  constructor(private readonly db: Database) {}

  /** The latest first: ids are made in the order of time. */
  async list(
    { q, active }: ServiceAccountFilter,
    { limit, cursor, total }: PageQuery,
  ): Promise<Page<ServiceAccountResponse>> {
    const matching = [q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null, active ?? null];
    const rows = await this.db.query<ServiceAccountResponse>(
      `${SELECT} WHERE ${MATCHES} AND ($3::uuid IS NULL OR u.id < $3::uuid) ORDER BY u.id DESC LIMIT $4`,
      [...matching, cursor === undefined ? null : idAfter(cursor), limit + 1],
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    return total ? { ...page, total: await this.count(matching) } : page;
  }

  async byId(id: UserId): Promise<ServiceAccountResponse | undefined> {
    const [row] = await this.db.query<ServiceAccountResponse>(`${SELECT} WHERE u.id = $1`, [id]);
    return row;
  }

  private async count(matching: readonly unknown[]): Promise<number> {
    const [row] = await this.db.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM service_account s JOIN user_account u ON u.id = s.user_id WHERE ${MATCHES}`,
      matching,
    );
    return row?.total ?? 0;
  }
}

function idAfter(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !UUID.test(id)) throw new MalformedCursor();
  return id;
}
