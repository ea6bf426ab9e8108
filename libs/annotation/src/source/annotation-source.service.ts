import { Injectable } from '@nestjs/common';
import { Forbidden, mayDo, type Principal } from '@odr/access';
import { AuthLookup } from '@odr/auth';
import type { AnnotationSource } from '@odr/entities';
import { type AnnotationSourceId, newId, type Page } from '@odr/kernel';
import { normaliseLicense } from '@odr/licensing';

import { SchemaValidator } from '../schema/schema-validator.js';
import { AnnotationSourceNotFound, InvalidAnnotationSchema } from './annotation-source.errors.js';
import { AnnotationSourceRepository } from './annotation-source.repository.js';
import type {
  CreateAnnotationSourceRequest,
  UpdateAnnotationSourceRequest,
} from './dto/annotation-source.request.dto.js';
import type { ListAnnotationSourcesQuery } from './dto/list-annotation-sources.query.dto.js';

@Injectable()
export class AnnotationSourceService {
  constructor(
    private readonly sources: AnnotationSourceRepository,
    private readonly schemas: SchemaValidator,
    private readonly auth: AuthLookup,
  ) {}

  list(query: ListAnnotationSourcesQuery): Promise<Page<AnnotationSource>> {
    return this.sources.list(query);
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
  async create(request: CreateAnnotationSourceRequest, actor: Principal): Promise<AnnotationSource> {
    await this.auth.assertAgreed(actor.userId);
    this.assertEnforceable(request.annotationSchema);
    const id = newId<AnnotationSourceId>();
    await this.sources.insert({
      id,
      name: request.name.trim(),
      ecosystem: request.ecosystem ?? null,
      type: request.type,
      annotationSchema: request.annotationSchema,
      ...licenseOf(request.license, request.licenseUrl ?? null),
      userId: actor.userId,
    });
    return this.read(id);
  }

  /** By whoever added it, or an administrator. @throws AnnotationSourceNotFound, InvalidAnnotationSchema, Forbidden */
  async update(
    id: AnnotationSourceId,
    request: UpdateAnnotationSourceRequest,
    actor: Principal,
  ): Promise<AnnotationSource> {
    const source = await this.read(id);
    assertOwns(actor, source);
    if (request.annotationSchema) this.assertEnforceable(request.annotationSchema);
    const { license = source.license, licenseUrl = source.licenseUrl } = request;
    const isRelicensed = request.license !== undefined || request.licenseUrl !== undefined;
    await this.sources.update({
      ...source,
      name: request.name?.trim() ?? source.name,
      ecosystem: request.ecosystem === undefined ? source.ecosystem : request.ecosystem,
      type: request.type ?? source.type,
      annotationSchema: request.annotationSchema ?? source.annotationSchema,
      ...(isRelicensed ? licenseOf(license, licenseUrl) : {}),
    });
    return this.read(id);
  }

  /** @throws AnnotationSourceNotFound, AnnotationSourceInUse, Forbidden */
  async delete(id: AnnotationSourceId, actor: Principal): Promise<void> {
    assertOwns(actor, await this.read(id));
    await this.sources.delete(id);
  }

  private assertEnforceable(schema: Record<string, unknown>): void {
    const errors = this.schemas.checkSchema(schema);
    if (errors.length > 0) throw new InvalidAnnotationSchema(errors);
  }
}

function assertOwns(actor: Principal, source: AnnotationSource): void {
  const isOwner = source.userId !== null && source.userId === actor.userId;
  if (!isOwner && !mayDo(actor, 'annotation_source.manage_any')) throw new Forbidden('annotation_source.manage_any');
}

function licenseOf(
  license: string | null,
  licenseUrl: string | null,
): Pick<AnnotationSource, 'license' | 'licenseUrl' | 'licenseVerdict'> {
  const { spdx, verdict } = normaliseLicense({ license, licenseUrl });
  return { license: spdx, licenseUrl, licenseVerdict: verdict };
}
