import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import type { TurnedPdqHash } from '../image/pdq.js';

/** In the index that finds them: as it is written there, or PostgreSQL reads the whole table. */
const UNTURNED = `pdq_turned IS NULL AND pdq_hash IS NOT NULL AND processing_state = 'done' AND deleted_at IS NULL`;

/** Which contents have a hash for every orientation, and which only the one that there was at first. */
@Injectable()
export class TurnedHashRepository {
  constructor(private readonly db: Database) {}

  async unturned(limit: number): Promise<ContentId[]> {
    const rows = await this.db.query<{ id: ContentId }>(
      `SELECT id FROM content WHERE ${UNTURNED} ORDER BY id LIMIT $1`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  /** The received bytes of one that still lacks them. */
  async find(id: ContentId): Promise<{ readonly sha256: string } | undefined> {
    const [row] = await this.db.query<{ sha256: string }>(`SELECT sha256 FROM content WHERE id = $1 AND ${UNTURNED}`, [
      id,
    ]);
    return row;
  }

  /** All eight of one computation; the item is what it was, so its version stays. @returns whether it was still there */
  async save(id: ContentId, { hash, quality, turned }: TurnedPdqHash): Promise<boolean> {
    const rows = await this.db.query(
      `UPDATE content SET pdq_hash = $2, pdq_quality = $3, pdq_turned = $4 WHERE id = $1 AND ${UNTURNED} RETURNING id`,
      [id, hash, quality, Buffer.from(turned.slice(1).join(''), 'hex')],
    );
    return rows.length > 0;
  }

  /** Remembers that they cannot be computed: no hashes, where no answer would mean that nobody has tried. */
  async giveUp(id: ContentId): Promise<void> {
    await this.db.query(`UPDATE content SET pdq_turned = '' WHERE id = $1 AND ${UNTURNED} RETURNING id`, [id]);
  }

  async waiting(): Promise<number> {
    const [row] = await this.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM job WHERE queue = 'derivative' AND state = 'queued' AND name = 'content.turn_hash'`,
    );
    return row?.count ?? 0;
  }
}
