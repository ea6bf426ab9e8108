import { CATEGORY_OF, type NoticeKind, type NoticeOf } from '@odr/contracts';
import { decodeCursor, MalformedCursor, toPage, type NotificationId, type Page, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { groupOf, wordsOf } from '../wording/notices.js';
import type { NotificationResponse } from './dto/notification.response.dto.js';

export interface NoticeFilter {
  readonly unread?: boolean;
  readonly limit: number;
  readonly cursor?: string;
  readonly total?: boolean;
}

type NoticeRow = NoticeOf & {
  readonly id: NotificationId;
  readonly createdAt: Date;
  readonly readAt: Date | null;
};

/** Kinds that we have words for; rows of a version to come are passed over. */
const KINDS = Object.keys(CATEGORY_OF) as NoticeKind[];

const COUNTED_TO = 1_000;

/** What a person was told, as they see it. */
@Injectable()
export class NoticeReader {
  constructor(private readonly db: Database) {}

  /** Latest first. */
  async list(
    userId: UserId,
    { unread = false, limit, cursor, total }: NoticeFilter,
  ): Promise<Page<NotificationResponse>> {
    const rows = await this.db.query<NoticeRow>(
      `SELECT n.id, n.kind, n.data, n.created_at AS "createdAt", n.read_at AS "readAt" FROM notification n
        WHERE n.user_id = $1 AND n.kind = ANY ($2) ${unread ? 'AND n.read_at IS NULL' : ''}
          AND ($3::uuid IS NULL OR n.id < $3::uuid)
        ORDER BY n.id DESC LIMIT $4`,
      [userId, KINDS, cursor === undefined ? null : idAfter(cursor), limit + 1],
    );
    const page = toPage(rows, limit, ({ id }) => [id]);
    const shown = { ...page, items: page.items.map(toResponse) };
    return total ? { ...shown, total: await this.count(userId, unread) } : shown;
  }

  /** Counted up to a thousand: nobody wants to know more exactly. */
  async unread(userId: UserId): Promise<number> {
    const [row] = await this.db.query<{ unread: number }>(
      `SELECT count(*)::int AS unread
         FROM (SELECT FROM notification WHERE user_id = $1 AND read_at IS NULL AND kind = ANY ($2) LIMIT $3) AS counted`,
      [userId, KINDS, COUNTED_TO],
    );
    return row?.unread ?? 0;
  }

  private async count(userId: UserId, unread: boolean): Promise<number> {
    const [row] = await this.db.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM notification n
        WHERE n.user_id = $1 AND n.kind = ANY ($2) ${unread ? 'AND n.read_at IS NULL' : ''}`,
      [userId, KINDS],
    );
    return row?.total ?? 0;
  }
}

function toResponse({ id, createdAt, readAt, ...notice }: NoticeRow): NotificationResponse {
  const { title, body = null, path = null } = wordsOf(notice);
  const { kind } = notice;
  return {
    id,
    kind,
    category: CATEGORY_OF[kind],
    title,
    body,
    path,
    group: groupOf(notice) ?? null,
    createdAt,
    readAt,
  };
}

function idAfter(cursor: string): string {
  const [id] = decodeCursor(cursor, 1);
  if (typeof id !== 'string' || !/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id)) throw new MalformedCursor();
  return id;
}
