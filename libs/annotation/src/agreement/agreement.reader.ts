import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { parameters } from '@odr/content';
import {
  type AnnotationSourceId,
  type ContentId,
  decodeCursor,
  MalformedCursor,
  type Page,
  toPage,
  type UserId,
} from '@odr/kernel';
import { Database } from '@odr/platform';

import type { KeptFigures } from './agreement.repository.js';
import type { Conflict } from './compare/compare-item.js';
import type { ListAmbiguousItemsQuery } from './dto/agreement.query.dto.js';
import type { AnnotatorFigures } from './measure/annotator-figures.js';
import { inFilter, visibleItems } from './measured-items.reader.js';

interface Named<T extends string = string> {
  readonly id: T;
  readonly name: string;
}

export interface SourceQuality {
  readonly source: Named<AnnotationSourceId>;
  readonly total: number;
  readonly figures: KeptFigures;
  readonly measuredAt: Date;
}

export interface AnnotatorQuality {
  readonly user: Named<UserId>;
  readonly source: Named<AnnotationSourceId>;
  /** Its times are text: they have been JSON. */
  readonly figures: AnnotatorFigures;
}

export interface AmbiguousItem {
  readonly content: Named<ContentId>;
  readonly source: Named<AnnotationSourceId>;
  readonly disagreement: number;
  readonly coders: number;
  readonly annotationIds: readonly string[];
  readonly conflicts: readonly Conflict[];
  readonly lastAnnotatedAt: Date;
}

const MOST_ANNOTATORS = 500;

@Injectable()
export class AgreementReader {
  constructor(private readonly db: Database) {}

  /** Figures as they were last computed, by name of the source. */
  sources(sourceId?: AnnotationSourceId): Promise<SourceQuality[]> {
    return this.db.query(
      `SELECT json_build_object('id', s.id, 'name', s.name) AS "source", a.total AS "total", a.figures AS "figures",
              a.measured_at AS "measuredAt"
         FROM agreement_source a JOIN annotation_source s ON s.id = a.source_id
        WHERE a.figures IS NOT NULL AND ($1::uuid IS NULL OR s.id = $1) AND ($1::uuid IS NOT NULL OR a.total > 0)
        ORDER BY lower(s.name), s.id`,
      [sourceId ?? null],
    );
  }

  /** When changes were last looked for, and whether there are some that no figure knows. */
  async progress(): Promise<{ lookedAt: Date | null; isBehind: boolean }> {
    const [row] = await this.db.query<{ lookedAt: Date | null; isBehind: boolean }>(
      `SELECT p.looked_at AS "lookedAt",
              EXISTS (SELECT FROM annotation a WHERE (a.updated_at, a.id) > (p.read_to, p.read_to_id))
              OR EXISTS (SELECT FROM agreement_source s WHERE s.measured_at IS NULL OR s.changed_at >= s.measured_at) AS "isBehind"
         FROM agreement_progress p WHERE p.id = 1`,
    );
    return row ?? { lookedAt: null, isBehind: true };
  }

  /** Those whose agreement changed first, then by number of contents. @param userId only this one; null for all */
  annotators(sourceId: AnnotationSourceId | null, userId: UserId | null): Promise<AnnotatorQuality[]> {
    return this.db.query(
      `SELECT json_build_object('id', u.id, 'name', u.name) AS "user", json_build_object('id', s.id, 'name', s.name) AS "source",
              a.figures AS "figures"
         FROM agreement_annotator a JOIN user_account u ON u.id = a.user_id JOIN annotation_source s ON s.id = a.source_id
        WHERE ($1::uuid IS NULL OR a.source_id = $1) AND ($2::uuid IS NULL OR a.user_id = $2)
        ORDER BY a.is_drifting DESC, a.contents DESC, a.user_id, a.source_id LIMIT ${MOST_ANNOTATORS}`,
      [sourceId, userId],
    );
  }

  /** Figures that were computed just now, with names, in the same order. */
  async named(
    figures: readonly (AnnotatorFigures & { readonly source: Named<AnnotationSourceId> })[],
  ): Promise<AnnotatorQuality[]> {
    const people = await this.db.query<Named<UserId>>(
      `SELECT u.id AS "id", u.name AS "name" FROM user_account u WHERE u.id = ANY($1::uuid[])`,
      [figures.map(({ userId }) => userId)],
    );
    const personOf = new Map<string, Named<UserId>>(people.map((one) => [one.id, one]));
    return figures
      .flatMap(({ source: { id, name }, ...one }) => {
        const user = personOf.get(one.userId);
        return user ? [{ user, source: { id, name }, figures: one }] : [];
      })
      .sort((a, b) => rankOf(b.figures) - rankOf(a.figures))
      .slice(0, MOST_ANNOTATORS);
  }

  /** Contents about which people differ most, as far as the caller may see them and what was said of them. */
  async ambiguous(scope: TeamScope, query: ListAmbiguousItemsQuery): Promise<Page<AmbiguousItem>> {
    const { limit, cursor, sourceId = null } = query;
    const after = cursor === undefined ? null : positionAt(cursor);
    const { values, bind } = parameters(sourceId);
    const where = `i.disagreement > 0 AND ($1::uuid IS NULL OR i.source_id = $1) AND ${inFilter(query)(bind)} AND ${visibleItems(scope)(bind)}`;
    const from = `FROM agreement_item i JOIN content c ON c.id = i.content_id JOIN annotation_source s ON s.id = i.source_id`;
    const counted = query.total
      ? await this.db.query<{ total: number }>(`SELECT count(*)::integer AS total ${from} WHERE ${where}`, [...values])
      : undefined;
    const behind = after
      ? `AND (-i.disagreement, i.content_id, i.source_id) > (${bind(-after.disagreement)}::float8, ${bind(after.contentId)}::uuid, ${bind(after.sourceId)}::uuid)`
      : '';
    const rows = await this.db.query<AmbiguousItem>(
      `SELECT json_build_object('id', c.id, 'name', c.name) AS "content", json_build_object('id', s.id, 'name', s.name) AS "source",
              i.disagreement AS "disagreement", cardinality(i.coders) AS "coders", i.annotation_ids::text[] AS "annotationIds",
              i.conflicts AS "conflicts", i.last_judged_at AS "lastAnnotatedAt"
         ${from} WHERE ${where} ${behind}
        ORDER BY i.disagreement DESC, i.content_id, i.source_id LIMIT ${bind(limit + 1)}`,
      values,
    );
    const page = toPage(rows, limit, (row) => [row.disagreement, row.content.id, row.source.id]);
    return counted ? { ...page, total: counted[0]?.total ?? 0 } : page;
  }
}

/** Whose agreement changed comes before everybody whose did not. */
const rankOf = ({ drift, contents }: AnnotatorFigures): number => (drift?.isDrifting ? 1e9 : 0) + contents;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function positionAt(cursor: string): { disagreement: number; contentId: string; sourceId: string } {
  const [disagreement, contentId, sourceId] = decodeCursor(cursor, 3);
  const isPosition = typeof disagreement === 'number' && UUID.test(String(contentId)) && UUID.test(String(sourceId));
  if (!isPosition) throw new MalformedCursor();
  return { disagreement, contentId: String(contentId), sourceId: String(sourceId) };
}
