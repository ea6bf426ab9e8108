import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';

export interface AccessibilitySubject {
  readonly altText: string | null;
  readonly sources: readonly { readonly type: string; readonly value: string }[];
}

/** What scans need to know about an item. */
@Injectable()
export class ScanReader {
  constructor(private readonly db: Database) {}

  async accessibilitySubject(id: ContentId): Promise<AccessibilitySubject | undefined> {
    const [row] = await this.db.query<AccessibilitySubject>(
      `SELECT c.alt_text AS "altText",
              coalesce((SELECT json_agg(json_build_object('type', s.type, 'value', s.value) ORDER BY s.position)
                          FROM content_source s WHERE s.content_id = c.id), '[]') AS sources
         FROM content c WHERE c.id = $1 AND c.deleted_at IS NULL`,
      [id],
    );
    return row;
  }
}
