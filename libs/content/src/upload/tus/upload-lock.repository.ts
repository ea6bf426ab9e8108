import { Injectable } from '@nestjs/common';
import { Database } from '@odr/platform';

/** Who may work on an upload, over all processes. A lock lasts a moment and is renewed, so that a killed process frees its own. */
@Injectable()
export class UploadLockRepository {
  constructor(private readonly db: Database) {}

  /** @returns `absent` if there is nothing to lock */
  async take(id: string, token: string, leaseMs: number): Promise<'taken' | 'busy' | 'absent'> {
    const [row] = await this.db.query<{ mine: boolean }>(
      `UPDATE content_upload
          SET lock_wanted = NOT (lock_token IS NULL OR locked_until <= now()),
              lock_token = CASE WHEN lock_token IS NULL OR locked_until <= now() THEN $2::uuid ELSE lock_token END,
              locked_until = CASE WHEN lock_token IS NULL OR locked_until <= now() THEN now() + $3 * interval '1 ms' ELSE locked_until END
        WHERE id = $1 RETURNING lock_token = $2::uuid AS mine`,
      [id, token, leaseMs],
    );
    if (!row) return 'absent';
    return row.mine ? 'taken' : 'busy';
  }

  /** @returns whether another request waits; undefined if the lock is lost */
  async renew(id: string, token: string, leaseMs: number): Promise<boolean | undefined> {
    const [row] = await this.db.query<{ wanted: boolean }>(
      `UPDATE content_upload SET locked_until = now() + $3 * interval '1 ms'
        WHERE id = $1 AND lock_token = $2 RETURNING lock_wanted AS wanted`,
      [id, token, leaseMs],
    );
    return row?.wanted;
  }

  async free(id: string, token: string): Promise<void> {
    await this.db.query(
      `UPDATE content_upload SET lock_token = NULL, locked_until = NULL, lock_wanted = false WHERE id = $1 AND lock_token = $2`,
      [id, token],
    );
  }
}
