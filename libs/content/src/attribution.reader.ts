import { Injectable } from '@nestjs/common';
import type { ContentId } from '@odr/kernel';
import type { CreditedWork } from '@odr/licensing';
import { Database } from '@odr/platform';

/** What a credit says about an item. */
@Injectable()
export class AttributionReader {
  constructor(private readonly db: Database) {}

  /** By content id; absent items are missing from the map. */
  async creditedWorks(ids: readonly ContentId[]): Promise<ReadonlyMap<ContentId, CreditedWork>> {
    const rows = await this.db.query<CreditedWork & { id: ContentId; cleaned: boolean; earlier: unknown }>(
      `SELECT c.id, c.name AS title, c.license, c.license_url AS "licenseUrl", c.published_sha256 IS NOT NULL AS cleaned,
              -- A notice names its holder, who may have asked not to be named.
              CASE WHEN NOT EXISTS (SELECT FROM credit_removal r WHERE r.content_id = c.id)
                   THEN (SELECT m.findings ->> 'copyright' FROM content_scan m WHERE m.content_id = c.id AND m.scanner = 'metadata')
                    END AS "copyrightNotice",
              c.declarations -> 'changes' AS earlier,
              coalesce((SELECT json_agg(json_build_object('name', a.name, 'url', a.url) ORDER BY a.position)
                          FROM content_author a WHERE a.content_id = c.id
                           AND NOT EXISTS (SELECT FROM credit_removal r WHERE r.content_id = c.id)), '[]') AS authors,
              (SELECT s.value FROM content_source s WHERE s.content_id = c.id AND s.type = 'url' ORDER BY s.position LIMIT 1) AS "sourceUrl"
         FROM content c WHERE c.id = ANY($1::uuid[]) AND c.deleted_at IS NULL`,
      [[...ids]],
    );
    return new Map(
      rows.map(({ id, cleaned, earlier, ...work }) => [
        id,
        { ...work, earlierChanges: changesIn(earlier), changes: cleaned ? CHANGES_OF_PUBLICATION : [] },
      ]),
    );
  }
}

/** What cleaning does to every published original; licences ask that changes be named. */
const CHANGES_OF_PUBLICATION = ['metadata removed'];

/** What its contributor says was done to the work before it came here; CC 4.0 asks to retain that. */
const changesIn = (declared: unknown): string[] =>
  Array.isArray(declared)
    ? declared.filter((change): change is string => typeof change === 'string' && change.trim() !== '').slice(0, 20)
    : [];
