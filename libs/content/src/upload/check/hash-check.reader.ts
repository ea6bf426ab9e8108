import { Inject, Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import type { ContentStatus } from '@odr/contracts';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';
import { CONTENT_CONFIG, type ContentConfig } from '../../content.config.js';
import { parameters } from '../../content.condition.js';
import { visibleContents } from '../../content.visibility.js';

/** An item that these bytes are, or were. */
export interface HeldBytes {
  readonly sha256: string;
  readonly id: ContentId;
  readonly status: ContentStatus;
  readonly isDeleted: boolean;
}

/** Which bytes are here already, for many hashes at once. */
@Injectable()
export class HashCheckReader {
  constructor(
    @Inject(CONTENT_CONFIG) private readonly config: ContentConfig,
    private readonly db: Database,
  ) {}

  /**
   * Those of the hashes that the caller may know of: of visible items, and of what the caller deleted and can have back.
   * One probe of the index for each hash, whatever the size of the collection.
   */
  async held(scope: TeamScope, hashes: readonly string[]): Promise<HeldBytes[]> {
    const { values, bind } = parameters([[...hashes]]);
    const visible = visibleContents(scope)(bind);
    return this.db.query<HeldBytes>(
      `SELECT c.sha256, c.id, c.status, false AS "isDeleted"
         FROM unnest($1::text[]) AS asked(sha256) JOIN content c ON c.sha256 = asked.sha256 WHERE ${visible}
       UNION ALL
       SELECT c.sha256, c.id, c.status, true
         FROM content c
        WHERE c.user_id = ${bind(scope.userId)}::uuid AND c.deleted_at > now() - ${bind(this.config.restoreGraceMs)} * interval '1 ms'
          AND NOT c.deleted_by_office AND c.sha256 = ANY($1::text[])`,
      values,
    );
  }
}
