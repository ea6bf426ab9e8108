import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { parameters, visibleContents } from '@odr/content';
import type { AnnotationId, ContentId } from '@odr/kernel';
import { Database } from '@odr/platform';

import { unblinded } from '../campaign/blind.js';

/** What others need to know of an annotation before they add to it. */
export interface StandingAnnotation {
  readonly id: AnnotationId;
  readonly contentId: ContentId;
  readonly version: number;
  readonly userId: string;
}

/** The narrow questions other modules may ask about annotations. */
@Injectable()
export class AnnotationLookup {
  constructor(private readonly db: Database) {}

  /** The current value and its content; undefined when it is deleted. For background work, so without a scope. */
  async value(id: AnnotationId): Promise<{ readonly contentId: ContentId; readonly annotation: unknown } | undefined> {
    const [row] = await this.db.query<{ contentId: ContentId; annotation: unknown }>(
      `SELECT a.content_id AS "contentId", a.annotation AS "annotation" FROM annotation AS a WHERE a.id = $1 AND a.deleted_at IS NULL`,
      [id],
    );
    return row;
  }

  /** Of the given annotations those that the caller may see, with who wrote them and what is current. */
  findManyVisible(scope: TeamScope, ids: readonly string[]): Promise<StandingAnnotation[]> {
    const { values, bind } = parameters([...ids]);
    return this.db.query(
      `SELECT a.id, a.content_id AS "contentId", a.version, a.user_id AS "userId"
         FROM annotation AS a JOIN content AS c ON c.id = a.content_id
        WHERE a.id = ANY($1::uuid[]) AND a.deleted_at IS NULL AND ${visibleContents(scope)(bind)} AND ${unblinded(scope)(bind)}`,
      values,
    );
  }

  /** Which content an annotation is about, if the caller may see it. */
  async contentOf(scope: TeamScope, id: AnnotationId): Promise<ContentId | undefined> {
    const { values, bind } = parameters(id);
    const [row] = await this.db.query<{ contentId: ContentId }>(
      `SELECT a.content_id AS "contentId" FROM annotation AS a JOIN content AS c ON c.id = a.content_id
        WHERE a.id = $1 AND a.deleted_at IS NULL AND ${visibleContents(scope)(bind)} AND ${unblinded(scope)(bind)}`,
      values,
    );
    return row?.contentId;
  }
}
