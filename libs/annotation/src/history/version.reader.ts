import { Injectable } from '@nestjs/common';
import type { TeamScope } from '@odr/access';
import { type ContentCondition, parameters } from '@odr/content';
import type { AnnotationCause, PatchOperation } from '@odr/contracts';
import { type AnnotationId, type AnnotationSourceId, type Page, toPage, type UserId } from '@odr/kernel';
import { Database, type UncountedPageQuery } from '@odr/platform';

import { versionAt } from '../annotation/position.js';
import { authorName } from './author-name.js';
import type { Step } from './blame.js';
import { patchBetween } from './json-patch.js';

/** Which of its sources a version was checked against; the name is null once the source is gone. */
export interface VersionSource {
  readonly id: AnnotationSourceId;
  readonly name: string | null;
  readonly schemaVersion: number;
}

export interface AnnotationVersionView {
  readonly version: number;
  readonly parentVersion: number | null;
  readonly annotation: unknown;
  readonly patch: readonly PatchOperation[] | null;
  readonly cause: AnnotationCause;
  readonly revertedToVersion: number | null;
  readonly manuallyAdjusted: boolean;
  /** Null where it was not written down. */
  readonly sources: readonly VersionSource[] | null;
  readonly userId: UserId;
  /** Null for whoever shares no team with that person. */
  readonly userName: string | null;
  readonly createdAt: Date;
}

/** How one version is told, without its value: many of them go into one answer. */
export type VersionHead = Omit<AnnotationVersionView, 'annotation' | 'patch'>;

interface Kept extends AnnotationVersionView {
  /** The value of the version before, where the patch was not kept. */
  readonly before: unknown;
}

const headOf =
  (scope: TeamScope): ContentCondition =>
  (bind) => `v.version AS "version", coalesce(v.parent_version, nullif(v.version - 1, 0)) AS "parentVersion",
  coalesce(v.cause, CASE WHEN v.version = 1 THEN 'created' ELSE 'edited' END) AS "cause",
  v.reverted_to_version AS "revertedToVersion", coalesce(v.manually_adjusted, v.version > 1) AS "manuallyAdjusted",
  v.user_id AS "userId", v.created_at AS "createdAt",
  CASE WHEN v.source_ids IS NOT NULL THEN
    (SELECT coalesce(json_agg(json_build_object('id', used.id, 'name', s.name, 'schemaVersion', used.schema_version) ORDER BY s.name, used.id), '[]')
       FROM unnest(v.source_ids, v.schema_versions) AS used(id, schema_version) LEFT JOIN annotation_source AS s ON s.id = used.id)
  END AS "sources", ${authorName(scope, 'v.user_id')(bind)} AS "userName"`;

/** Where values and patches are. The patch of an early version is made of the two values, which were always kept. */
const VALUE = `v.annotation AS "annotation", v.patch AS "patch",
  CASE WHEN v.patch IS NULL AND v.version > 1 THEN
    (SELECT p.annotation FROM annotation_version AS p WHERE p.annotation_id = v.annotation_id AND p.version = v.version - 1)
  END AS "before"`;

/** PostgreSQL's integer; it would call a larger number our error. */
const MAX_VERSION = 2_147_483_647;

/** The history of annotations. Callers have checked that the annotation may be seen. */
@Injectable()
export class VersionReader {
  constructor(private readonly db: Database) {}

  /** Newest first; the first one is the current one. */
  async list(
    scope: TeamScope,
    id: AnnotationId,
    { limit, cursor }: UncountedPageQuery,
  ): Promise<Page<AnnotationVersionView>> {
    const { values, bind } = parameters(id, cursor === undefined ? null : versionAt(cursor), limit + 1);
    const rows = await this.db.query<Kept>(
      `SELECT ${headOf(scope)(bind)}, ${VALUE} FROM annotation_version AS v
        WHERE v.annotation_id = $1 AND ($2::integer IS NULL OR v.version < $2) ORDER BY v.version DESC LIMIT $3`,
      values,
    );
    return toPage(rows.map(toView), limit, ({ version }) => [version]);
  }

  async one(scope: TeamScope, id: AnnotationId, version: number): Promise<AnnotationVersionView | undefined> {
    if (version < 1 || version > MAX_VERSION) return undefined;
    const { values, bind } = parameters(id, version);
    const [row] = await this.db.query<Kept>(
      `SELECT ${headOf(scope)(bind)}, ${VALUE} FROM annotation_version AS v WHERE v.annotation_id = $1 AND v.version = $2::integer`,
      values,
    );
    return row && toView(row);
  }

  /** What blame follows: every patch, and values only where there is none. Oldest first. */
  steps(id: AnnotationId): Promise<Step[]> {
    return this.db.query(
      `SELECT v.version AS "version", v.patch AS "patch", CASE WHEN v.patch IS NULL THEN v.annotation END AS "annotation"
         FROM annotation_version AS v WHERE v.annotation_id = $1 ORDER BY v.version`,
      [id],
    );
  }

  /** Newest first. */
  heads(scope: TeamScope, id: AnnotationId, versions: readonly number[]): Promise<VersionHead[]> {
    const { values, bind } = parameters(id, [...versions]);
    return this.db.query(
      `SELECT ${headOf(scope)(bind)} FROM annotation_version AS v
        WHERE v.annotation_id = $1 AND v.version = ANY($2::integer[]) ORDER BY v.version DESC`,
      values,
    );
  }
}

const toView = ({ before, ...view }: Kept): AnnotationVersionView =>
  view.patch !== null || view.version === 1 ? view : { ...view, patch: patchBetween(before, view.annotation) };
