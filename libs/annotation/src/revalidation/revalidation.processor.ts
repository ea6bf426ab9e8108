import { Injectable } from '@nestjs/common';
import { RevalidationState } from '@odr/contracts';
import type { AnnotationSource } from '@odr/entities';
import type { RevalidationId } from '@odr/kernel';
import { Database, HandlesJob, JobQueue, RunsEvery, type JobOf } from '@odr/platform';

import { SchemaValidator } from '../schema/schema-validator.js';
import { AnnotationSourceService } from '../source/annotation-source.service.js';
import { type Finding, RevalidationRepository } from './revalidation.repository.js';
import { jobKey } from './revalidation.service.js';
import { type SourcedAnnotation, SourcedAnnotationReader } from './sourced-annotation.reader.js';

/** After this long another job has its turn. */
const SLICE_MS = 10_000;
/** One transaction: so much is repeated when a worker dies. */
const STEP_ROWS = 500;
const STEP_MS = 2_000;
const TEND_EVERY_MS = 60_000;
const QUIET_MS = 120_000;

/** Walks through the annotations of a source by id, a step at a time; where it stands is what its row says. */
@Injectable()
export class RevalidationProcessor {
  constructor(
    private readonly db: Database,
    private readonly runs: RevalidationRepository,
    private readonly annotations: SourcedAnnotationReader,
    private readonly sources: AnnotationSourceService,
    private readonly validator: SchemaValidator,
    private readonly jobs: JobQueue,
  ) {}

  @HandlesJob('annotation.revalidate')
  async revalidate({ data }: Pick<JobOf<'annotation.revalidate'>, 'data'>): Promise<void> {
    const id = data.revalidationId as RevalidationId;
    const until = Date.now() + SLICE_MS;
    while (await this.step(id)) {
      if (Date.now() < until) continue;
      await this.goOn(id);
      return;
    }
  }

  /** Picks up walks whose job was lost for good, as one is that failed five times while the database was away. */
  @RunsEvery(TEND_EVERY_MS, 'annotation.tend_revalidations')
  async tend(): Promise<void> {
    for (const id of await this.runs.forgotten(QUIET_MS)) await this.goOn(id);
  }

  private async goOn(id: RevalidationId): Promise<void> {
    await this.jobs.add('annotation.revalidate', { revalidationId: id }, { dedupeKey: jobKey(id) });
  }

  /** @returns whether there is more to do */
  private step(id: RevalidationId): Promise<boolean> {
    return this.db.transaction(async () => {
      const run = await this.runs.lockRunning(id);
      if (!run) return false;
      const source = await this.sources.read(run.sourceId);
      if (source.schemaVersion !== run.schemaVersion) {
        await this.runs.end(id, RevalidationState.Superseded);
        return false;
      }
      const rows = await this.annotations.next(run.sourceId, run.lastAnnotationId, STEP_ROWS);
      const findings = this.look(rows, source);
      await this.runs.record(run, findings);
      if (findings.length === STEP_ROWS || findings.length < rows.length) return true;
      await this.runs.end(id, RevalidationState.Done);
      return false;
    });
  }

  /** As many as there is time for, at least one: a transaction must not wait for a schema with slow patterns. */
  private look(rows: readonly SourcedAnnotation[], source: AnnotationSource): Finding[] {
    const until = Date.now() + STEP_MS;
    const findings: Finding[] = [];
    for (const { id, version, annotation } of rows) {
      const errors = this.validator.validate(
        `${source.id}@${source.updatedAt.toISOString()}`,
        source.annotationSchema,
        annotation,
        '',
      );
      findings.push({ annotationId: id, annotationVersion: version, errors });
      if (Date.now() >= until) break;
    }
    return findings;
  }
}
