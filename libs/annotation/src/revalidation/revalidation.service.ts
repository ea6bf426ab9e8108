import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@odr/access';
import { RevalidationState } from '@odr/contracts';
import { type AnnotationSourceId, newId, type Page, type RevalidationId } from '@odr/kernel';
import { Database, JobQueue, type PageQuery, type UncountedPageQuery } from '@odr/platform';

import { AnnotationSourceService } from '../source/annotation-source.service.js';
import type { InvalidAnnotationResponse } from './dto/invalid-annotation.response.dto.js';
import type { RevalidationResponse } from './dto/revalidation.response.dto.js';
import { RevalidationNotFound, RevalidationNotRunning } from './revalidation.errors.js';
import { RevalidationReader } from './revalidation.reader.js';
import { RevalidationRepository } from './revalidation.repository.js';
import { SourcedAnnotationReader } from './sourced-annotation.reader.js';

/** Lays the schema in force on everything that was annotated before it. Nothing is deleted: what it finds is for people to mend. */
@Injectable()
export class RevalidationService {
  constructor(
    private readonly db: Database,
    private readonly sources: AnnotationSourceService,
    private readonly annotations: SourcedAnnotationReader,
    private readonly runs: RevalidationRepository,
    private readonly reader: RevalidationReader,
    private readonly jobs: JobQueue,
  ) {}

  /**
   * Begins a walk; one that is under way with the same schema is answered instead.
   * @throws AnnotationSourceNotFound, Forbidden
   */
  async start(sourceId: AnnotationSourceId, actor: Principal): Promise<RevalidationResponse> {
    return this.db.transaction(async () => {
      const { schemaVersion } = await this.sources.lockOwn(sourceId, actor);
      const running = await this.runs.running(sourceId);
      if (running?.schemaVersion === schemaVersion) return this.read(running.id);
      if (running) await this.runs.end(running.id, RevalidationState.Superseded);
      const id = newId<RevalidationId>();
      const total = await this.annotations.count(sourceId);
      await this.runs.insert({ id, sourceId, schemaVersion, total, userId: actor.userId });
      await this.jobs.add(
        'annotation.revalidate',
        { revalidationId: id },
        { dedupeKey: jobKey(id), userId: actor.userId },
      );
      return this.read(id);
    });
  }

  /** What was found until then stays. @throws RevalidationNotFound, Forbidden, RevalidationNotRunning */
  async cancel(id: RevalidationId, actor: Principal): Promise<RevalidationResponse> {
    const run = await this.read(id);
    await this.sources.requireOwn(run.sourceId as AnnotationSourceId, actor);
    const hasEnded = await this.runs.end(id, RevalidationState.Cancelled);
    const now = await this.read(id);
    if (!hasEnded && now.state !== RevalidationState.Cancelled) throw new RevalidationNotRunning(now.state);
    return now;
  }

  /** @throws RevalidationNotFound */
  async read(id: RevalidationId): Promise<RevalidationResponse> {
    const run = await this.reader.find(id);
    if (!run) throw new RevalidationNotFound(id);
    return run;
  }

  /** Newest first. @throws AnnotationSourceNotFound */
  async list(sourceId: AnnotationSourceId, page: UncountedPageQuery): Promise<Page<RevalidationResponse>> {
    await this.sources.read(sourceId);
    return this.reader.page(sourceId, page);
  }

  /** What the schema in force refuses and nobody has mended yet, as far as the caller may see it. @throws AnnotationSourceNotFound */
  async invalid(
    sourceId: AnnotationSourceId,
    page: PageQuery,
    caller: Principal,
  ): Promise<Page<InvalidAnnotationResponse>> {
    await this.sources.read(sourceId);
    return this.reader.invalid(scopeOf(caller), sourceId, page);
  }
}

/** While a step waits, another one is not asked for. */
export const jobKey = (id: RevalidationId): string => `annotation.revalidate:${id}`;
