import { Injectable } from '@nestjs/common';
import { AnnotationSourceSchema } from '@odr/entities';
import { type AnnotationSourceId, type Page, toPage } from '@odr/kernel';
import { Database, type UncountedPageQuery } from '@odr/platform';

import { versionAt } from '../annotation/position.js';

const MAX_VERSION = 2_147_483_647;

/** Every schema that a source has had. */
@Injectable()
export class SourceSchemaReader {
  constructor(private readonly db: Database) {}

  /** Newest first; the first one is in force. */
  async page(
    sourceId: AnnotationSourceId,
    { limit, cursor }: UncountedPageQuery,
  ): Promise<Page<AnnotationSourceSchema>> {
    const schemas = this.db.manager
      .createQueryBuilder(AnnotationSourceSchema, 'schema')
      .where('schema.sourceId = :sourceId', { sourceId })
      .orderBy('schema.version', 'DESC')
      .limit(limit + 1);
    if (cursor !== undefined) schemas.andWhere('schema.version < :before', { before: versionAt(cursor) });
    return toPage(await schemas.getMany(), limit, ({ version }) => [version]);
  }

  async one(sourceId: AnnotationSourceId, version: number): Promise<AnnotationSourceSchema | undefined> {
    // A larger number is no version, and no integer of PostgreSQL's either.
    if (version > MAX_VERSION) return undefined;
    const found = await this.db.manager.findOneBy(AnnotationSourceSchema, { sourceId, version });
    return found ?? undefined;
  }
}
