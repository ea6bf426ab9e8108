import type { Role } from '@odr/contracts';
import { decodeCursor, MalformedCursor, toPage, type Page, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import type { PersonResponse } from './dto/person.response.dto.js';

export interface UserFilter {
  readonly q?: string;
  readonly role?: Role;
  readonly isActive?: boolean;
}

export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string;
  readonly total?: boolean;
}

const HAS_SECOND_FACTOR = `EXISTS (SELECT FROM totp_factor f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL)`;
const COLUMNS = `u.id, u.email, u.email_verified_at IS NOT NULL AS "emailVerified", u.name, u.role, u.is_active AS "active", u.is_active AS "isActive", u.created_at AS "createdAt", u.updated_at AS "updatedAt", ${HAS_SECOND_FACTOR} AS "hasSecondFactor"`;
const MATCHES = `u.kind = 'person' AND ($1::text IS NULL OR u.name ILIKE $1 OR u.email ILIKE $1)
                 AND ($2::text IS NULL OR u.role = $2) AND ($3::boolean IS NULL OR u.is_active = $3)`;

/** Lists people for administrators. */
@Injectable()
export class UserReader {
  constructor(private readonly db: Database) {}

  /** Latest first: ids are made in the order of time. */
  async list(filter: UserFilter, { limit, cursor, total }: PageRequest): Promise<Page<PersonResponse>> {
    const matching = [
      filter.q ? `%${filter.q.replace(/[\\%_]/g, '\\$&')}%` : null,
      filter.role ?? null,
      filter.isActive ?? null,
    ];
    const after = cursor === undefined ? null : idAfter(cursor);
    const rows = await this.db.query<PersonResponse>(
      `SELECT ${COLUMNS} FROM user_account u WHERE ${MATCHES} AND ($4::uuid IS NULL OR u.id < $4::uuid) ORDER BY u.id DESC LIMIT $5`,
      [...matching, after, limit + 1],
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    return total ? { ...page, total: await this.count(matching) } : page;
  }

  async byId(id: UserId): Promise<PersonResponse | undefined> {
    const [row] = await this.db.query<PersonResponse>(
      `SELECT ${COLUMNS} FROM user_account u WHERE u.id = $1 AND u.kind = 'person'`,
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

function idAfter(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) throw new MalformedCursor();
  return id;
}
