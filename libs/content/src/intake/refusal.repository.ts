import { Injectable } from '@nestjs/common';
import { newId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

export interface Refusal {
  readonly userId: UserId;
  readonly teamId: string | null;
  readonly fileName: string;
  readonly code: string;
  readonly detail: string;
}

/** Uploads that were turned away: nothing of the file is kept, but its contributor can see why. */
@Injectable()
export class RefusalRepository {
  constructor(private readonly db: Database) {}

  async add({ userId, teamId, fileName, code, detail }: Refusal): Promise<void> {
    await this.db.query(
      `INSERT INTO upload_refusal (id, user_id, team_id, file_name, code, detail) VALUES ($1, $2, $3, $4, $5, $6)`,
      [newId(), userId, teamId, fileName, code, detail],
    );
  }
}
