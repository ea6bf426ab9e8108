import { Injectable } from '@nestjs/common';
import { ContentStatus } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';

/** A picture is new for so long: what is said about it within this time may still make it a match. */
const NEW_DAYS = 30;
/** Vectors come after words, so there is a second look. */
const LOOKS = 2;
const SECOND_LOOK_SECONDS = 60;

/** Since when contents can be found by everybody, and which of them searches are to look at. */
@Injectable()
export class ArrivalRepository {
  constructor(private readonly db: Database) {}

  /** Notes that there is something new about a content. @returns whether searches have to look: it is published, and new */
  async note(contentId: string): Promise<boolean> {
    const rows = await this.db.query(
      `INSERT INTO search_arrival (content_id, due_at, looks_left)
       SELECT c.id, now(), ${LOOKS} FROM content c
        WHERE c.id = $1 AND c.status = '${ContentStatus.Available}' AND c.deleted_at IS NULL
       ON CONFLICT (content_id) DO UPDATE SET due_at = now(), looks_left = ${LOOKS}
        WHERE search_arrival.arrived_at > now() - interval '${NEW_DAYS} days' RETURNING content_id`,
      [contentId],
    );
    return rows.length > 0;
  }

  /** Takes some of what is due; who takes in a transaction that fails leaves it due. */
  async take(limit: number): Promise<ContentId[]> {
    const rows = await this.db.query<{ contentId: ContentId }>(
      `UPDATE search_arrival
          SET looks_left = greatest(looks_left - 1, 0),
              due_at = CASE WHEN looks_left > 1 THEN now() + interval '${SECOND_LOOK_SECONDS} seconds' END
        WHERE content_id IN (SELECT a.content_id FROM search_arrival a WHERE a.due_at <= now()
                              ORDER BY a.due_at, a.content_id LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING content_id AS "contentId"`,
      [limit],
    );
    return rows.map(({ contentId }) => contentId);
  }
}
