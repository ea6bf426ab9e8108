import { Injectable } from '@nestjs/common';
import { Forbidden, type Principal, scopeOf } from '@odr/access';
import { AuthLookup } from '@odr/auth';
import { ContentLookup } from '@odr/content';
import type { AnnotationId, AnnotationSourceId, ContentId, Page } from '@odr/kernel';
import { assertMatches, Database, Outbox, type PageQuery } from '@odr/platform';

import { AssignmentTies } from '../campaign/assignment.ties.js';
import { SchemaValidator } from '../schema/schema-validator.js';
import { AnnotationSourceService } from '../source/annotation-source.service.js';
import { AnnotationNotFound } from './annotation.errors.js';
import { assertValid, mayChange } from './annotation.policy.js';
import { AnnotationReader, type AnnotationVersionView } from './annotation.reader.js';
import {
  AnnotationRepository,
  type Author,
  type LockedAnnotation,
  type NewAnnotation,
  type SavedAnnotation,
} from './annotation.repository.js';
import type { AnnotationView } from './annotation.view.js';
import type { CreateAnnotationRequest, UpdateAnnotationRequest } from './dto/annotation.request.dto.js';

@Injectable()
export class AnnotationService {
  constructor(
    private readonly db: Database,
    private readonly annotations: AnnotationRepository,
    private readonly reader: AnnotationReader,
    private readonly contents: ContentLookup,
    private readonly sources: AnnotationSourceService,
    private readonly schemas: SchemaValidator,
    private readonly outbox: Outbox,
    private readonly auth: AuthLookup,
    private readonly ties: AssignmentTies,
  ) {}

  /** @throws ContentNotFound */
  async list(contentId: ContentId, page: PageQuery, caller: Principal | undefined): Promise<Page<AnnotationView>> {
    await this.contents.requireVisible(scopeOf(caller), contentId);
    return this.reader.ofContent(scopeOf(caller), contentId, page);
  }

  /** @throws AnnotationNotFound */
  async read(id: AnnotationId, caller: Principal | undefined): Promise<AnnotationView> {
    const annotation = await this.reader.byId(scopeOf(caller), id);
    if (!annotation) throw new AnnotationNotFound(id);
    return annotation;
  }

  /** @throws AnnotationNotFound */
  async versions(
    id: AnnotationId,
    page: PageQuery,
    caller: Principal | undefined,
  ): Promise<Page<AnnotationVersionView>> {
    await this.read(id, caller);
    return this.reader.versions(id, page);
  }

  /** @throws DcoRequired, AgreementRequired, ContentNotFound, AnnotationSourceNotFound, SchemaViolation */
  async create(contentId: ContentId, request: CreateAnnotationRequest, actor: Principal): Promise<AnnotationView> {
    const author = { userId: actor.userId, ...(await this.auth.assertAgreed(actor.userId)) };
    const content = await this.contents.requireVisible(scopeOf(actor), contentId);
    const sourceIds = request.sourceIds as AnnotationSourceId[];
    assertValid(request.annotation, await this.sources.readAll(sourceIds), this.schemas, content);
    const { annotation, clientId = null } = request;
    const [saved] = await this.saveAll([{ contentId, sourceIds, annotation, clientId }], author);
    if (!saved) throw new Error('One annotation was given, none was saved.');
    return this.read(saved.id, actor);
  }

  /** Adds what has been checked, and tells it; the same client id again tells nothing. One answer each, in order. */
  saveAll(annotations: readonly NewAnnotation[], by: Author): Promise<SavedAnnotation[]> {
    return this.db.transaction(async () => {
      const saved = await this.annotations.insertOnce(by, annotations);
      await this.ties.tie(
        by.userId,
        saved.flatMap(({ id, isNew }) => (isNew ? [id] : [])),
      );
      const told = annotations.flatMap(({ contentId }, index) => {
        const one = saved[index];
        return one?.isNew ? [{ annotationId: one.id, contentId }] : [];
      });
      await this.outbox.appendAll('annotation.saved', told);
      return saved;
    });
  }

  /**
   * Makes a new version, marked as adjusted by a person.
   * @param ifMatch the version the client has read, as an ETag
   * @throws DcoRequired, AgreementRequired, AnnotationNotFound, Forbidden, PreconditionFailed, SchemaViolation
   */
  async update(
    id: AnnotationId,
    request: UpdateAnnotationRequest,
    ifMatch: string | undefined,
    actor: Principal,
  ): Promise<AnnotationView> {
    const author = { userId: actor.userId, ...(await this.auth.assertAgreed(actor.userId)) };
    await this.db.transaction(async () => {
      const current = await this.lockForChange(id, actor);
      assertMatches(ifMatch, current.version);
      if (request.annotation === undefined && request.sourceIds === undefined) return;
      const annotation = request.annotation === undefined ? current.annotation : request.annotation;
      const sourceIds = (request.sourceIds as AnnotationSourceId[] | undefined) ?? current.sourceIds;
      assertValid(annotation, await this.sources.readAll(sourceIds), this.schemas, current);
      await this.annotations.revise(id, annotation, sourceIds, author);
      await this.outbox.append('annotation.saved', { annotationId: id, contentId: current.contentId });
    });
    return this.read(id, actor);
  }

  /** @throws AnnotationNotFound, Forbidden */
  async delete(id: AnnotationId, actor: Principal): Promise<void> {
    await this.db.transaction(async () => {
      const current = await this.lockForChange(id, actor);
      await this.annotations.markDeleted(id);
      await this.outbox.append('annotation.deleted', { annotationId: id, contentId: current.contentId });
    });
  }

  private async lockForChange(id: AnnotationId, actor: Principal): Promise<LockedAnnotation> {
    await this.read(id, actor);
    const current = await this.annotations.lock(id);
    if (!current) throw new AnnotationNotFound(id);
    if (!mayChange(actor, current)) throw new Forbidden('moderation.decide');
    return current;
  }
}
