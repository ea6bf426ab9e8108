import { Injectable } from '@nestjs/common';
import { AnnotationSource } from '@odr/entities';
import { type AnnotationSourceId, decodeCursor, type Page, toPage, type UserId } from '@odr/kernel';
import { Database, isForeignKeyViolation, isUniqueViolation } from '@odr/platform';

import { AnnotationSourceInUse, AnnotationSourceNameTaken } from './annotation-source.errors.js';
import type { ListAnnotationSourcesQuery } from './dto/list-annotation-sources.query.dto.js';

export type NewAnnotationSource = Omit<AnnotationSource, 'schemaVersion' | 'version' | 'createdAt' | 'updatedAt'>;

const columnsOf = (source: NewAnnotationSource): unknown[] => [
  source.id,
  source.name,
  source.ecosystem,
  source.type,
  JSON.stringify(source.annotationSchema),
  source.license,
  source.licenseUrl,
  source.licenseVerdict,
  source.userId,
];

/** Adds a source together with the first of its schemas. */
const ADD = `
  INSERT INTO annotation_source
    (id, name, ecosystem, type, annotation_schema, license, license_url, license_verdict, user_id)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const remembering = (statement: string, note: string): string => `
  WITH put AS (${statement} RETURNING id, schema_version, annotation_schema, user_id)
  INSERT INTO annotation_source_schema (source_id, version, annotation_schema, user_id, note)
  SELECT id, schema_version, annotation_schema, user_id, ${note} FROM put`;

/** What may rest on a source, by the key that holds it. */
const USERS = [
  { key: 'annotation_source_link_source_fk', by: 'annotations' },
  { key: 'suggestion_model_source_fk', by: 'models' },
  { key: 'annotation_campaign_source_source_fk', by: 'campaigns' },
] as const;

@Injectable()
export class AnnotationSourceRepository {
  constructor(private readonly db: Database) {}

  /** @throws AnnotationSourceNameTaken */
  async insert(source: NewAnnotationSource, note: string | null): Promise<void> {
    await this.named(source.name, () => this.db.query(remembering(ADD, '$10::text'), [...columnsOf(source), note]));
  }

  /** The row, held until the transaction ends, so that two edits become two versions. */
  async lock(id: AnnotationSourceId): Promise<AnnotationSource | undefined> {
    const found = await this.db.manager
      .createQueryBuilder(AnnotationSource, 'source')
      .where('source.id = :id', { id })
      .setLock('pessimistic_write')
      .getOne();
    return found ?? undefined;
  }

  /**
   * Changes a source. Another schema becomes the next version, with whoever wrote it and why.
   * @throws AnnotationSourceNameTaken
   */
  async update(source: NewAnnotationSource, by: UserId, note: string | null): Promise<void> {
    // As text: another order of the properties is another form, so it is another version.
    await this.named(source.name, () =>
      this.db.query(
        `WITH earlier AS (SELECT schema_version FROM annotation_source WHERE id = $1),
         changed AS (
           UPDATE annotation_source
              SET name = $2, ecosystem = $3, type = $4, annotation_schema = $5::json, license = $6, license_url = $7,
                  license_verdict = $8, version = version + 1, updated_at = now(),
                  schema_version = schema_version + (annotation_schema::text IS DISTINCT FROM $5::json::text)::integer
            WHERE id = $1 RETURNING id, schema_version, annotation_schema)
         INSERT INTO annotation_source_schema (source_id, version, annotation_schema, user_id, note)
         SELECT changed.id, changed.schema_version, changed.annotation_schema, $9, $10
           FROM changed JOIN earlier ON changed.schema_version > earlier.schema_version`,
        [...columnsOf({ ...source, userId: by }), note],
      ),
    );
  }

  /**
   * @throws AnnotationSourceInUse while anything rests on it: annotations, those that are deleted or have other sources by now too
   *   (history tells what each version was checked against), models and campaigns
   */
  async delete(id: AnnotationSourceId): Promise<void> {
    try {
      const gone = await this.db.query(
        `DELETE FROM annotation_source
          WHERE id = $1 AND NOT EXISTS (SELECT FROM annotation_source_link AS link WHERE link.source_id = $1)
            AND NOT EXISTS (SELECT FROM annotation_version AS v WHERE v.source_ids @> ARRAY[$1::uuid])
          RETURNING id`,
        [id],
      );
      if (gone.length === 0) throw new AnnotationSourceInUse(id, 'annotations');
    } catch (error) {
      // Only the keys know what came to rest on it until the moment it goes.
      const user = USERS.find(({ key }) => isForeignKeyViolation(error, key));
      throw user ? new AnnotationSourceInUse(id, user.by) : error;
    }
  }

  byIds(ids: readonly AnnotationSourceId[]): Promise<AnnotationSource[]> {
    return this.db.manager
      .createQueryBuilder(AnnotationSource, 'source')
      .where('source.id = ANY(:ids)', { ids: [...ids] })
      .getMany();
  }

  async byName(name: string): Promise<AnnotationSource | undefined> {
    const found = await this.db.manager
      .createQueryBuilder(AnnotationSource, 'source')
      .where('lower(source.name) = lower(:name)', { name })
      .getOne();
    return found ?? undefined;
  }

  /** By name, in any case; the id ends the order. */
  async list(query: ListAnnotationSourcesQuery): Promise<Page<AnnotationSource>> {
    const { name, ecosystem, type, licenseVerdict, limit, cursor } = query;
    const matching = this.db.manager.createQueryBuilder(AnnotationSource, 'source');
    if (name !== undefined) matching.andWhere(`position(lower(:name) IN lower(source.name)) > 0`, { name });
    if (ecosystem !== undefined) matching.andWhere('source.ecosystem = :ecosystem', { ecosystem });
    if (type !== undefined) matching.andWhere('source.type = :type', { type });
    if (licenseVerdict !== undefined) matching.andWhere('source.licenseVerdict = :licenseVerdict', { licenseVerdict });
    const total = query.total ? await matching.getCount() : undefined;
    if (cursor !== undefined) {
      const [lastName, lastId] = decodeCursor(cursor, 2).map(String);
      matching.andWhere('(lower(source.name), source.id::text) > (:lastName, :lastId)', { lastName, lastId });
    }
    const rows = await matching
      .orderBy('lower(source.name)')
      .addOrderBy('source.id::text')
      .limit(limit + 1)
      .getMany();
    const page = toPage(rows, limit, (source) => [source.name.toLowerCase(), source.id]);
    return total === undefined ? page : { ...page, total };
  }

  /**
   * Puts a source of the system's own in place, and keeps its schema current, unless a person has changed that; a person's source of
   * that name wins. Safe for several processes that start at once: the name decides who writes.
   */
  async ensure(source: NewAnnotationSource): Promise<void> {
    await this.db.query(
      remembering(
        `${ADD}
         ON CONFLICT (lower(name)) DO UPDATE
           SET annotation_schema = excluded.annotation_schema, schema_version = annotation_source.schema_version + 1,
               version = annotation_source.version + 1, updated_at = now()
         WHERE annotation_source.user_id IS NULL
           AND annotation_source.annotation_schema::text IS DISTINCT FROM excluded.annotation_schema::text
           AND NOT EXISTS (SELECT FROM annotation_source_schema AS s WHERE s.source_id = annotation_source.id AND s.user_id IS NOT NULL)`,
        `'Came with the system.'`,
      ),
      columnsOf(source),
    );
  }

  /** Adds a source unless one of its name is there. */
  async addIfMissing(source: NewAnnotationSource): Promise<void> {
    await this.db.query(
      remembering(`${ADD} ON CONFLICT (lower(name)) DO NOTHING`, `'Made by an import.'`),
      columnsOf(source),
    );
  }

  private async named(name: string, write: () => Promise<unknown>): Promise<void> {
    try {
      await write();
    } catch (error) {
      // Only the index knows whether the name is free at the moment of writing.
      if (isUniqueViolation(error, 'annotation_source_name_key')) throw new AnnotationSourceNameTaken(name);
      throw error;
    }
  }
}
