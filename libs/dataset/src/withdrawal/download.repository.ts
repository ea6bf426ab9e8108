import { Injectable } from '@nestjs/common';
import { newId, type UserId } from '@odr/kernel';
import { Database } from '@odr/platform';

/** Who received what. */
@Injectable()
export class DownloadRepository {
  constructor(private readonly db: Database) {}

  /** Remembers the begin of a download; that it goes on elsewhere in the file says nothing new. */
  async record(versionId: string, userId: UserId | null, file: string, range: string | undefined): Promise<void> {
    if (range !== undefined && !/^bytes=0-/.test(range)) return;
    await this.db.query(
      `INSERT INTO dataset_download (id, dataset_id, version_id, user_id, file)
       SELECT $1, v.dataset_id, v.id, $3, $4 FROM dataset_version v WHERE v.id = $2`,
      [newId(), versionId, userId, file],
    );
  }
}
