import { Injectable } from '@nestjs/common';
import { parameters, type ContentCondition } from '@odr/content';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';

/** What a search without a query shows. The scope is part of every condition that comes in. */
@Injectable()
export class SearchReader {
  constructor(private readonly db: Database) {}

  /** Newest first. */
  async newest(
    where: ContentCondition,
    after: { createdAt: string; id: string } | undefined,
    limit: number,
  ): Promise<{ contentId: ContentId; createdAt: string }[]> {
    const { values, bind } = parameters(limit);
    const later = after
      ? `(c.created_at, c.id) < (${bind(after.createdAt)}::timestamptz, ${bind(after.id)}::uuid)`
      : 'true';
    return this.db.query(
      `SELECT c.id AS "contentId", c.created_at::text AS "createdAt" FROM content c
       WHERE ${where(bind)} AND ${later} ORDER BY c.created_at DESC, c.id DESC LIMIT $1`,
      values,
    );
  }

  async countAll(where: ContentCondition): Promise<number> {
    const { values, bind } = parameters();
    const [row] = await this.db.query<{ total: number }>(
      `SELECT count(*)::int AS total FROM content c WHERE ${where(bind)}`,
      values,
    );
    return row?.total ?? 0;
  }
}
