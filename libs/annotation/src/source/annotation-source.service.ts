import { Injectable } from '@nestjs/common';
import { Forbidden, mayDo, type Principal } from '@odr/access';
import { AuthLookup } from '@odr/auth';
import type { AnnotationSource, AnnotationSourceSchema } from '@odr/entities';
import { type AnnotationSourceId, newId, type Page } from '@odr/kernel';
import { normaliseLicense } from '@odr/licensing';
import { assertMatches, Database, type UncountedPageQuery } from '@odr/platform';

import { compareSchemas, type SchemaChange } from '../schema/comparison/compare-schemas.js';
import { SchemaValidator } from '../schema/schema-validator.js';
import {
  AnnotationSourceNotFound,
  InvalidAnnotationSchema,
  SchemaVersionNotFound,
} from './annotation-source.errors.js';
import { AnnotationSourceRepository } from './annotation-source.repository.js';
import type {
  CreateAnnotationSourceRequest,
  UpdateAnnotationSourceRequest,
} from './dto/annotation-source.request.dto.js';
import type { ListAnnotationSourcesQuery } from './dto/list-annotation-sources.query.dto.js';
import { SourceSchemaReader } from './source-schema.reader.js';
import { SourceUsageReader } from './source-usage.reader.js';

/** A source and how many annotations it has now, counted up to 10,000. */
export type CountedSource = AnnotationSource & { readonly annotationCount: number };

@Injectable()
export class AnnotationSourceService {
  constructor(
    private readonly db: Database,
    private readonly sources: AnnotationSourceRepository,
    private readonly schemaVersions: SourceSchemaReader,
    private readonly usage: SourceUsageReader,
    private readonly validator: SchemaValidator,
    private readonly auth: AuthLookup,
  ) {}

  async list(query: ListAnnotationSourcesQuery): Promise<Page<CountedSource>> {
    const page = await this.sources.list(query);
    return { ...page, items: await this.counted(page.items) };
  }

  /** @throws AnnotationSourceNotFound */
  async show(id: AnnotationSourceId): Promise<CountedSource> {
    const [source] = await this.counted(await this.sources.byIds([id]));
    if (!source) throw new AnnotationSourceNotFound([id]);
    return source;
  }

  /** Every schema it has had, newest first. @throws AnnotationSourceNotFound */
  async schemas(id: AnnotationSourceId, page: UncountedPageQuery): Promise<Page<AnnotationSourceSchema>> {
    await this.read(id);
    return this.schemaVersions.page(id, page);
  }

  /** @throws AnnotationSourceNotFound, SchemaVersionNotFound */
  async schema(id: AnnotationSourceId, version: number): Promise<AnnotationSourceSchema> {
    await this.read(id);
    const schema = await this.schemaVersions.one(id, version);
    if (!schema) throw new SchemaVersionNotFound(id, version);
    return schema;
  }

  /** What the one schema says otherwise than the other. @throws AnnotationSourceNotFound, SchemaVersionNotFound */
  async compareSchemas(
    id: AnnotationSourceId,
    versions: { readonly from: number; readonly to: number },
  ): Promise<{ from: AnnotationSourceSchema; to: AnnotationSourceSchema; changes: SchemaChange[] }> {
    const [from, to] = [await this.schema(id, versions.from), await this.schema(id, versions.to)];
    return { from, to, changes: compareSchemas(from.annotationSchema, to.annotationSchema) };
  }

  /** @throws AnnotationSourceNotFound */
  async read(id: AnnotationSourceId): Promise<AnnotationSource> {
    const [source] = await this.sources.byIds([id]);
    if (!source) throw new AnnotationSourceNotFound([id]);
    return source;
  }

  /** All of them, in the order asked for. @throws AnnotationSourceNotFound naming those that are not there */
  async readAll(ids: readonly AnnotationSourceId[]): Promise<AnnotationSource[]> {
    const found = new Map((await this.sources.byIds(ids)).map((source) => [source.id, source]));
    const missing = ids.filter((id) => !found.has(id));
    if (missing.length > 0) throw new AnnotationSourceNotFound(missing);
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  /** @throws DcoRequired, InvalidAnnotationSchema, AnnotationSourceNameTaken */
  async create(request: CreateAnnotationSourceRequest, actor: Principal): Promise<CountedSource> {
    await this.auth.assertAgreed(actor.userId);
    this.assertEnforceable(request.annotationSchema);
    const id = newId<AnnotationSourceId>();
    await this.sources.insert(
      {
        id,
        name: request.name.trim(),
        ecosystem: request.ecosystem ?? null,
        type: request.type,
        annotationSchema: request.annotationSchema,
        ...licenseOf(request.license, request.licenseUrl ?? null),
        userId: actor.userId,
      },
      request.schemaNote?.trim() || null,
    );
    return this.show(id);
  }

  /**
   * By whoever added it, or an administrator. Another schema becomes its next version.
   * @param ifMatch the version the client has read, as an ETag
   * @throws AnnotationSourceNotFound, PreconditionFailed, InvalidAnnotationSchema, AnnotationSourceNameTaken, Forbidden
   */
  async update(
    id: AnnotationSourceId,
    request: UpdateAnnotationSourceRequest,
    ifMatch: string | undefined,
    actor: Principal,
  ): Promise<CountedSource> {
    if (request.annotationSchema) this.assertEnforceable(request.annotationSchema);
    return this.db.transaction(async () => {
      const source = await this.lockOwn(id, actor);
      assertMatches(ifMatch, source.version);
      await this.sources.update(changed(source, request), actor.userId, request.schemaNote?.trim() || null);
      return this.show(id);
    });
  }

  /** @throws AnnotationSourceNotFound, AnnotationSourceInUse, Forbidden */
  async delete(id: AnnotationSourceId, actor: Principal): Promise<void> {
    await this.requireOwn(id, actor);
    await this.sources.delete(id);
  }

  /** What may be done only by whoever added a source, or an administrator. @throws AnnotationSourceNotFound, Forbidden */
  async requireOwn(id: AnnotationSourceId, actor: Principal): Promise<AnnotationSource> {
    const source = await this.read(id);
    assertOwns(actor, source);
    return source;
  }

  /** The same, held until the transaction ends. @throws AnnotationSourceNotFound, Forbidden */
  async lockOwn(id: AnnotationSourceId, actor: Principal): Promise<AnnotationSource> {
    const source = await this.sources.lock(id);
    if (!source) throw new AnnotationSourceNotFound([id]);
    assertOwns(actor, source);
    return source;
  }

  private async counted(sources: readonly AnnotationSource[]): Promise<CountedSource[]> {
    const counts = await this.usage.counts(sources.map(({ id }) => id));
    return sources.map((source) => ({ ...source, annotationCount: counts.get(source.id) ?? 0 }));
  }

  /** @throws InvalidAnnotationSchema */
  assertEnforceable(schema: Record<string, unknown>): void {
    const errors = this.validator.checkSchema(schema);
    if (errors.length > 0) throw new InvalidAnnotationSchema(errors);
  }
}

function assertOwns(actor: Principal, source: AnnotationSource): void {
  const isOwner = source.userId !== null && source.userId === actor.userId;
  if (!isOwner && !mayDo(actor, 'annotation_source.manage_any')) throw new Forbidden('annotation_source.manage_any');
}

function changed(source: AnnotationSource, request: UpdateAnnotationSourceRequest): AnnotationSource {
  const license = request.license ?? source.license;
  const licenseUrl = request.licenseUrl === undefined ? source.licenseUrl : request.licenseUrl;
  const isRelicensed = license !== source.license || licenseUrl !== source.licenseUrl;
  return {
    ...source,
    name: request.name?.trim() ?? source.name,
    ecosystem: request.ecosystem === undefined ? source.ecosystem : request.ecosystem,
    type: request.type ?? source.type,
    annotationSchema: request.annotationSchema ?? source.annotationSchema,
    ...(isRelicensed ? licenseOf(license, licenseUrl) : {}),
  };
}

function licenseOf(
  license: string | null,
  licenseUrl: string | null,
): Pick<AnnotationSource, 'license' | 'licenseUrl' | 'licenseVerdict'> {
  const { spdx, verdict } = normaliseLicense({ license, licenseUrl });
  return { license: spdx, licenseUrl, licenseVerdict: verdict };
}
