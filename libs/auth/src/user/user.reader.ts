import type { Role } from '@odr/contracts';
import { toPage, type Page, type UserId } from '@odr/kernel';
import { Database, type PageQuery } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { PersonDetailResponse, PersonResponse } from './dto/person.response.dto.js';
import { afterPosition, keyOf, ORDER_BY, positionOf, type UserOrder } from './user-order.js';

export interface UserFilter {
  readonly q?: string;
  readonly role?: Role;
  readonly isActive?: boolean;
  readonly verified?: boolean;
}

const HAS_SECOND_FACTOR = `EXISTS (SELECT FROM totp_factor f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL)`;
const COLUMNS = `u.id, u.email, u.email_verified_at IS NOT NULL AS "emailVerified", u.name, u.role, u.is_active AS "active", u.is_active AS "isActive", u.created_at AS "createdAt", u.updated_at AS "updatedAt", ${HAS_SECOND_FACTOR} AS "hasSecondFactor"`;
const MATCHES = `u.kind = 'person' AND ($1::text IS NULL OR u.name ILIKE $1 OR u.email ILIKE $1)
                 AND ($2::text IS NULL OR u.role = $2) AND ($3::boolean IS NULL OR u.is_active = $3)
                 AND ($4::boolean IS NULL OR (u.email_verified_at IS NOT NULL) = $4)`;

/** What a list is too long for. */
const DETAILS = `
  coalesce((SELECT json_agg(json_build_object('id', t.id, 'name', t.name, 'role', m.role) ORDER BY lower(t.name))
              FROM team_member m JOIN team t ON t.id = m.team_id WHERE m.user_id = u.id), '[]') AS teams,
  (SELECT e.at FROM audit_event e WHERE e.actor_id = u.id AND e.act = 'auth.signed_in' ORDER BY e.seq DESC LIMIT 1)
    AS "lastSignInAt",
  (SELECT count(*)::int FROM user_session s
    WHERE s.user_id = u.id AND s.revoked_at IS NULL AND s.expires_at > now()) AS "sessionCount",
  (SELECT count(*)::int FROM api_key k
    WHERE k.user_id = u.id AND k.revoked_at IS NULL AND k.expires_at > now()) AS "apiKeyCount",
  (SELECT count(*)::int FROM linked_identity i WHERE i.user_id = u.id) AS "identityCount",
  ARRAY(SELECT x.kind FROM (SELECT DISTINCT ON (x.kind) x.id, x.kind FROM agreement_text x
                             ORDER BY x.kind, x.published_at DESC, x.id DESC) x
         WHERE EXISTS (SELECT FROM agreement_acceptance a WHERE a.text_id = x.id AND a.user_id = u.id)
         ORDER BY x.kind) AS agreements`;

/** Shows people to administrators. */
@Injectable()
export class UserReader {
  constructor(private readonly db: Database) {}

  async list(filter: UserFilter, order: UserOrder, { limit, cursor, total }: PageQuery): Promise<Page<PersonResponse>> {
    const matching = [
      filter.q ? `%${filter.q.replace(/[\\%_]/g, '\\$&')}%` : null,
      filter.role ?? null,
      filter.isActive ?? null,
      filter.verified ?? null,
    ];
    const rows = await this.db.query<PersonResponse & { readonly sortName: string }>(
      `SELECT ${COLUMNS}, lower(u.name) AS "sortName" FROM user_account u
        WHERE ${MATCHES} AND ${afterPosition(order, '$5', '$6')} ORDER BY ${ORDER_BY[order]} LIMIT $7`,
      [...matching, ...positionOf(cursor), limit + 1],
    );
    const { items, ...page } = toPage(rows, limit, keyOf);
    const shown = { ...page, items: items.map(({ sortName: _sortName, ...person }) => person) };
    return total ? { ...shown, total: await this.count(matching) } : shown;
  }

  async byId(id: UserId): Promise<PersonDetailResponse | undefined> {
    const [row] = await this.db.query<PersonDetailResponse>(
      `SELECT ${COLUMNS}, ${DETAILS} FROM user_account u WHERE u.id = $1 AND u.kind = 'person'`,
      [id],
    );
    return row;
  }

  private async count(matching: readonly unknown[]): Promise<number> {
    const [row] = await this.db.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM user_account u WHERE ${MATCHES}`,
      matching,
    );
    return row?.total ?? 0;
  }
}
