import { Injectable } from '@nestjs/common';
import { type Principal, PrincipalReader, scopeOf } from '@odr/access';
import { ContentLookup, ContentSetLookup } from '@odr/content';
import { JobState, ModelRuns, ProcessingState } from '@odr/contracts';
import type { SuggestionModel } from '@odr/entities';
import { type ContentId, type ContentSetId, newId, type SuggestionModelId, type SuggestionRunId } from '@odr/kernel';
import { Database, JobQueue } from '@odr/platform';

import { LookService, type LookOutcome } from '../look/look.service.js';
import { SuggestionModelOff } from '../model/suggestion-model.errors.js';
import { SuggestionModelRepository } from '../model/suggestion-model.repository.js';
import { SuggestionRunNotFound, SuggestionRunOver } from './suggestion-run.errors.js';
import { type RunView, SuggestionRunRepository } from './suggestion-run.repository.js';

const SHOWN_RUNS = 20;

const isAskable = ({ isOn, runs }: SuggestionModel): boolean => isOn && runs !== ModelRuns.Pushed;

/** Asks models to look: at one content, or through a set. */
@Injectable()
export class SuggestionRunService {
  constructor(
    private readonly db: Database,
    private readonly models: SuggestionModelRepository,
    private readonly runs: SuggestionRunRepository,
    private readonly contents: ContentLookup,
    private readonly sets: ContentSetLookup,
    private readonly jobs: JobQueue,
  ) {}

  /**
   * Asks those that are on to look at one content, in the background.
   * @param modelIds those that are meant; undefined for all
   * @returns how many were asked
   * @throws ContentNotFound, SuggestionModelNotFound, SuggestionModelOff for one that is named and off
   */
  async request(
    contentId: ContentId,
    modelIds: readonly SuggestionModelId[] | undefined,
    caller: Principal,
  ): Promise<number> {
    const content = await this.contents.requireVisible(scopeOf(caller), contentId);
    const named = modelIds && (await Promise.all(modelIds.map((id) => this.askable(id))));
    const models = named ?? (await this.models.working());
    if (content.processingState !== ProcessingState.Done) return 0;
    await this.ask(contentId, models);
    return models.length;
  }

  /** Asks models about one content. */
  ask(contentId: ContentId, models: readonly SuggestionModel[]): Promise<void> {
    const jobs = models.map(({ id }) => ({
      payload: { contentId, modelId: id },
      dedupeKey: `suggestion.look:${id}:${contentId}`,
    }));
    return this.jobs.addAll('suggestion.look', jobs);
  }

  /** @throws SuggestionModelNotFound, SuggestionModelOff, ContentSetNotFound */
  async start(modelId: SuggestionModelId, setId: ContentSetId | null, actor: Principal): Promise<RunView> {
    const { modelVersion, runs } = await this.askable(modelId);
    if (setId !== null) await this.sets.assertVisible(scopeOf(actor), setId);
    const id = newId<SuggestionRunId>();
    await this.db.transaction(async () => {
      const total = await this.runs.count(scopeOf(actor), { modelId, modelVersion, runs, setId });
      await this.runs.insert({ id, modelId, setId, userId: actor.userId, total });
      await this.jobs.add('suggestion.run', { runId: id }, { dedupeKey: `suggestion.run:${id}`, userId: actor.userId });
    });
    return this.read(id);
  }

  /** How many pictures a run would go through, also of a model that is off. @throws SuggestionModelNotFound, ContentSetNotFound */
  async estimate(modelId: SuggestionModelId, setId: ContentSetId | null, actor: Principal): Promise<number> {
    const { modelVersion, runs } = await this.models.read(modelId);
    if (setId !== null) await this.sets.assertVisible(scopeOf(actor), setId);
    return this.runs.count(scopeOf(actor), { modelId, modelVersion, runs, setId });
  }

  /** @throws SuggestionModelNotFound */
  async list(modelId: SuggestionModelId): Promise<RunView[]> {
    await this.models.read(modelId);
    return this.runs.ofModel(modelId, SHOWN_RUNS);
  }

  /** What has been proposed stays. @throws SuggestionRunNotFound, SuggestionRunOver */
  async cancel(id: SuggestionRunId): Promise<RunView> {
    await this.read(id);
    if (!(await this.runs.finish(id, 'cancelled', null))) throw new SuggestionRunOver(id);
    return this.read(id);
  }

  /** It ends with the picture it is at; again does nothing. @throws SuggestionRunNotFound, SuggestionRunOver */
  async pause(id: SuggestionRunId): Promise<RunView> {
    await this.runs.pause(id);
    return this.unfinished(id);
  }

  /** Goes on where it was; again does nothing. @throws SuggestionRunNotFound, SuggestionRunOver, SuggestionModelOff */
  async resume(id: SuggestionRunId): Promise<RunView> {
    const { modelId } = await this.unfinished(id);
    await this.askable(modelId);
    await this.db.transaction(async () => {
      if (await this.runs.resume(id))
        await this.jobs.add('suggestion.run', { runId: id }, { dedupeKey: `suggestion.run:${id}` });
    });
    return this.unfinished(id);
  }

  private async unfinished(id: SuggestionRunId): Promise<RunView> {
    const run = await this.read(id);
    if (run.finishedAt !== null) throw new SuggestionRunOver(id);
    return run;
  }

  private async askable(id: SuggestionModelId): Promise<SuggestionModel> {
    const model = await this.models.read(id);
    if (!isAskable(model)) throw new SuggestionModelOff(id);
    return model;
  }

  private async read(id: SuggestionRunId): Promise<RunView> {
    const run = await this.runs.find(id);
    if (!run) throw new SuggestionRunNotFound(id);
    return run;
  }
}

/** A job takes a few pictures, so that it ends within its lease and a cancelled run stops soon. */
const PICTURES_A_JOB = 4;

/** Takes runs on, a few pictures at a time. */
@Injectable()
export class SuggestionRunner {
  constructor(
    private readonly models: SuggestionModelRepository,
    private readonly runs: SuggestionRunRepository,
    private readonly principals: PrincipalReader,
    private readonly looks: LookService,
    private readonly jobs: JobQueue,
  ) {}

  async run(id: SuggestionRunId): Promise<void> {
    const run = await this.runs.find(id);
    if (!run || run.finishedAt !== null || run.state === JobState.Paused) return;
    const model = await this.models.read(run.modelId);
    const actor = await this.principals.actingFor(run.userId);
    if (!actor || !isAskable(model)) {
      await this.runs.finish(id, 'failed', actor ? 'suggestion_model.off' : 'auth.forbidden');
      return;
    }
    const stretch = { modelId: model.id, modelVersion: model.modelVersion, runs: model.runs, setId: run.setId };
    const ids = await this.runs.next(scopeOf(actor), stretch, run.afterId, PICTURES_A_JOB);
    for (const contentId of ids) {
      const outcome: LookOutcome = await this.looks.lookInRun(contentId, model);
      if (!(await this.runs.progress(id, contentId, { done: 1, failed: outcome === 'failed' ? 1 : 0 }))) return;
    }
    if (ids.length < PICTURES_A_JOB) await this.runs.finish(id, 'done', null);
    else await this.jobs.add('suggestion.run', { runId: id }, { dedupeKey: `suggestion.run:${id}` });
  }
}
