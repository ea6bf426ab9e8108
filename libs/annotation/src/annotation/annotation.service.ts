import { Injectable } from '@nestjs/common';
import { Forbidden, type Principal, scopeOf } from '@odr/access';
import { AuthLookup } from '@odr/auth';
import { ContentLookup } from '@odr/content';
import { AnnotationCause } from '@odr/contracts';
import type { AnnotationId, AnnotationSourceId, ContentId, Page } from '@odr/kernel';
import { Database, InvalidRequest, Outbox, type UncountedPageQuery } from '@odr/platform';

import { applyPatch } from '../history/apply-patch.js';
import { VersionReader } from '../history/version.reader.js';
import { VersionWriter } from '../history/version.writer.js';
import { AssignmentTies } from '../campaign/assignment.ties.js';
import { SchemaValidator } from '../schema/schema-validator.js';
import { toPixels } from '../shape/coordinates.js';
import { AnnotationSourceService } from '../source/annotation-source.service.js';
import { AnnotationNotFound, AnnotationVersionNotFound, PatchFailed } from './annotation.errors.js';
import { assertValid, mayChange, mayRestore } from './annotation.policy.js';
import { AnnotationReader, type DeletedAnnotationView } from './annotation.reader.js';
import {
  AnnotationRepository,
  type Author,
  type LockedAnnotation,
  type NewAnnotation,
  type SavedAnnotation,
} from './annotation.repository.js';
import type { AnnotationView } from './annotation.view.js';
import type { CreateAnnotationRequest, UpdateAnnotationRequest } from './dto/annotation.request.dto.js';
import type { ListAnnotationsQuery } from './dto/coordinates.query.dto.js';
import { EditConflict } from './edit-conflict.js';

@Injectable()
export class AnnotationService {
  constructor(
    private readonly db: Database,
    private readonly annotations: AnnotationRepository,
    private readonly reader: AnnotationReader,
    private readonly versions: VersionReader,
    private readonly writer: VersionWriter,
    private readonly conflict: EditConflict,
    private readonly contents: ContentLookup,
    private readonly sources: AnnotationSourceService,
    private readonly schemas: SchemaValidator,
    private readonly outbox: Outbox,
    private readonly auth: AuthLookup,
    private readonly ties: AssignmentTies,
  ) {}

  /** @throws ContentNotFound */
  async list(
    contentId: ContentId,
    page: ListAnnotationsQuery,
    caller: Principal | undefined,
  ): Promise<Page<AnnotationView>> {
    await this.contents.requireVisible(scopeOf(caller), contentId);
    return this.reader.ofContent(scopeOf(caller), contentId, page);
  }

  /** @throws AnnotationNotFound */
  async read(id: AnnotationId, caller: Principal | undefined): Promise<AnnotationView> {
    const annotation = await this.reader.byId(scopeOf(caller), id);
    if (!annotation) throw new AnnotationNotFound(id);
    return annotation;
  }

  /** The actor's own that are deleted, the last deleted first. */
  deleted(page: UncountedPageQuery, actor: Principal): Promise<Page<DeletedAnnotationView>> {
    return this.reader.deleted(scopeOf(actor), page);
  }

  /** @throws DcoRequired, AgreementRequired, ContentNotFound, AnnotationSourceNotFound, SchemaViolation, AnnotationPictureUnread */
  async create(
    contentId: ContentId,
    request: Caused<CreateAnnotationRequest>,
    actor: Principal,
  ): Promise<AnnotationView> {
    const author = await this.authorOf(actor);
    const content = await this.contents.requireVisible(scopeOf(actor), contentId);
    const sources = await this.sources.readAll(request.sourceIds as AnnotationSourceId[]);
    const { clientId = null, cause = AnnotationCause.Created } = request;
    const annotation = inPixels(request, content);
    assertValid(annotation, sources, this.schemas, content);
    const [saved] = await this.saveAll([{ contentId, sources, annotation, clientId, cause }], author);
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
   * Makes a new version; a value that says the same as the current one makes none.
   * @param ifMatch the version the client has read, as an ETag
   * @throws DcoRequired, AgreementRequired, AnnotationNotFound, Forbidden, AnnotationChanged, PatchFailed, SchemaViolation
   */
  async update(
    id: AnnotationId,
    request: Caused<UpdateAnnotationRequest>,
    ifMatch: string | undefined,
    actor: Principal,
  ): Promise<AnnotationView> {
    const author = await this.authorOf(actor);
    await this.db.transaction(async () => {
      const current = await this.lockForChange(id, actor);
      await this.conflict.assertMatches(ifMatch, current);
      const { cause = AnnotationCause.Edited } = request;
      await this.write(current, { annotation: changed(current, request), sourceIds: request.sourceIds, cause }, author);
    });
    return this.read(id, actor);
  }

  /**
   * Puts an earlier value in force again, as a new version; its sources' schemas of today have to allow it.
   * @throws DcoRequired, AgreementRequired, AnnotationNotFound, AnnotationVersionNotFound, Forbidden, AnnotationChanged, SchemaViolation
   */
  async revert(
    id: AnnotationId,
    version: number,
    ifMatch: string | undefined,
    actor: Principal,
  ): Promise<AnnotationView> {
    const author = await this.authorOf(actor);
    await this.db.transaction(async () => {
      const current = await this.lockForChange(id, actor);
      await this.conflict.assertMatches(ifMatch, current);
      const earlier = await this.versions.one(scopeOf(actor), id, version);
      if (!earlier) throw new AnnotationVersionNotFound(id, version);
      const { annotation, manuallyAdjusted } = earlier;
      const sourceIds = earlier.sources?.map((source) => source.id);
      const revertedTo = { version, manuallyAdjusted };
      await this.write(current, { annotation, sourceIds, cause: AnnotationCause.Reverted, revertedTo }, author);
    });
    return this.read(id, actor);
  }

  /** @throws AnnotationNotFound, Forbidden */
  async delete(id: AnnotationId, actor: Principal): Promise<void> {
    await this.db.transaction(async () => {
      const current = await this.lockForChange(id, actor);
      await this.annotations.markDeleted(id, actor.userId);
      await this.outbox.append('annotation.deleted', { annotationId: id, contentId: current.contentId });
    });
  }

  /** Brings a deleted one back; one that is there stays as it is. @throws AnnotationNotFound for whoever may not have it back */
  async restore(id: AnnotationId, actor: Principal): Promise<AnnotationView> {
    await this.db.transaction(async () => {
      const current = await this.annotations.lock(id);
      if (!current?.deletedAt) return;
      if (!mayRestore(actor, current)) throw new AnnotationNotFound(id);
      await this.annotations.restore(id);
      const told = { annotationId: id, contentId: current.contentId };
      await this.outbox.append('annotation.saved', told);
      await this.outbox.append('annotation.restored', told);
    });
    return this.read(id, actor);
  }

  private async write(current: LockedAnnotation, change: Change, author: Author): Promise<number> {
    const { sourceIds = current.sourceIds, ...next } = change;
    const sources = await this.sources.readAll(sourceIds as AnnotationSourceId[]);
    assertValid(next.annotation, sources, this.schemas, current);
    return this.writer.write(current, { ...next, sources }, author);
  }

  private async lockForChange(id: AnnotationId, actor: Principal): Promise<LockedAnnotation> {
    await this.read(id, actor);
    const current = await this.annotations.lock(id);
    if (!current || current.deletedAt) throw new AnnotationNotFound(id);
    if (!mayChange(actor, current)) throw new Forbidden('moderation.decide');
    return current;
  }

  private async authorOf({ userId }: Principal): Promise<Author> {
    return { userId, ...(await this.auth.assertAgreed(userId)) };
  }
}

/** A request as other parts of the module make it, who know better how it came about. */
type Caused<T> = Omit<T, 'cause'> & { readonly cause?: AnnotationCause };

interface Change {
  readonly annotation: unknown;
  readonly sourceIds?: readonly string[] | undefined;
  readonly cause: AnnotationCause;
  readonly revertedTo?: { readonly version: number; readonly manuallyAdjusted: boolean };
}

type Size = Pick<LockedAnnotation, 'width' | 'height'>;

const inPixels = (
  { annotation, coordinates }: Pick<UpdateAnnotationRequest, 'annotation' | 'coordinates'>,
  size: Size,
) => (coordinates === 'normalised' ? toPixels(annotation, size) : annotation);

const TWO_WAYS = { path: 'patch', message: 'patch must not come beside annotation', code: 'either' };

/** The value that a request asks for; the current one where it asks for none. */
function changed(current: LockedAnnotation, request: Caused<UpdateAnnotationRequest>): unknown {
  if (request.patch && request.annotation !== undefined) throw new InvalidRequest([TWO_WAYS]);
  if (request.patch) return patched(current, request.patch);
  return request.annotation === undefined ? current.annotation : inPixels(request, current);
}

function patched({ annotation }: LockedAnnotation, patch: NonNullable<UpdateAnnotationRequest['patch']>): unknown {
  try {
    return applyPatch(annotation, patch);
  } catch (error) {
    // Whether a step fits shows only when it is tried; its message names it.
    throw new PatchFailed(error instanceof Error ? error.message.slice(0, 300) : 'does not fit');
  }
}
