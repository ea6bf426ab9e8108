import { Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@odr/access';
import { AuthLookup } from '@odr/auth';
import { CleaningState } from '@odr/contracts';
import { type CleaningId, newId, type Page } from '@odr/kernel';
import { Database, JobQueue, type UncountedPageQuery } from '@odr/platform';

import { AnnotationLineReader } from '../../bulk/annotation-line.reader.js';
import { CleaningElsewhere, CleaningNotFound } from './cleaning-run.errors.js';
import { CleaningRunReader } from './cleaning-run.reader.js';
import { CleaningRunRepository } from './cleaning-run.repository.js';
import type { CleanedItemResponse } from './dto/cleaned-item.response.dto.js';
import type { ListCleanedItemsQuery, StartCleaningRequest } from './dto/cleaning-run.request.dto.js';
import type { CleaningRunResponse } from './dto/cleaning-run.response.dto.js';

/** Cleans everything that matches in the background, and takes it back the same way. */
@Injectable()
export class CleaningRunService {
  constructor(
    private readonly db: Database,
    private readonly lines: AnnotationLineReader,
    private readonly runs: CleaningRunRepository,
    private readonly reader: CleaningRunReader,
    private readonly jobs: JobQueue,
    private readonly auth: AuthLookup,
  ) {}

  /** @throws DcoRequired, AgreementRequired */
  async start({ mode, ...filter }: StartCleaningRequest, actor: Principal): Promise<CleaningRunResponse> {
    await this.auth.assertAgreed(actor.userId);
    const id = newId<CleaningId>();
    const total = await this.lines.count(scopeOf(actor), filter);
    return this.db.transaction(async () => {
      await this.runs.insert({ id, userId: actor.userId, mode, filter: { ...filter }, total });
      await this.goOn(id, actor);
      return this.read(id, actor);
    });
  }

  /** What was cleaned until then stays, and can be undone. @throws CleaningNotFound, CleaningElsewhere */
  async cancel(id: CleaningId, actor: Principal): Promise<CleaningRunResponse> {
    const { state } = await this.read(id, actor);
    if (!(await this.runs.end(id, CleaningState.Running, CleaningState.Cancelled))) throw new CleaningElsewhere(state);
    return this.read(id, actor);
  }

  /**
   * Puts back what the captions were, wherever nobody has gone on with them since; as who asks, not as who cleaned.
   * @throws DcoRequired, AgreementRequired, CleaningNotFound, CleaningElsewhere
   */
  async undo(id: CleaningId, actor: Principal): Promise<CleaningRunResponse> {
    await this.auth.assertAgreed(actor.userId);
    return this.db.transaction(async () => {
      const { state } = await this.read(id, actor);
      if (!(await this.runs.beginUndo(id, actor.userId))) throw new CleaningElsewhere(state);
      await this.goOn(id, actor);
      return this.read(id, actor);
    });
  }

  /** @throws CleaningNotFound */
  async read(id: CleaningId, actor: Principal): Promise<CleaningRunResponse> {
    const run = await this.reader.find(scopeOf(actor), id);
    if (!run) throw new CleaningNotFound(id);
    return run;
  }

  /** Newest first. */
  list(page: UncountedPageQuery, actor: Principal): Promise<Page<CleaningRunResponse>> {
    return this.reader.page(scopeOf(actor), page);
  }

  /** @throws CleaningNotFound */
  async items(id: CleaningId, query: ListCleanedItemsQuery, actor: Principal): Promise<Page<CleanedItemResponse>> {
    await this.read(id, actor);
    return this.reader.items(scopeOf(actor), id, query);
  }

  private async goOn(id: CleaningId, { userId }: Principal): Promise<void> {
    await this.jobs.add('annotation.clean', { cleaningId: id }, { dedupeKey: jobKey(id), userId });
  }
}

/** While a step waits, another one is not asked for. */
export const jobKey = (id: CleaningId): string => `annotation.clean:${id}`;
