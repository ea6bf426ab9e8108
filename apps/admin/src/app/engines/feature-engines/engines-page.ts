import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { firstValueFrom } from 'rxjs';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { plural } from '../../shared/util-format/format.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import type { EmbeddingEngineResponse, EngineCoverageResponse } from '../data/engine.js';
import { EngineClient } from '../data/engine-client.js';
import { groupsOf } from '../ui/engine-words.js';
import { EngineCard } from '../ui/engine-card.js';
import { EngineConfirm, type EngineQuestion } from './engine-confirm.js';
import { RegisterEngine } from './register-engine.js';

const LOOK_AGAIN_MS = 10_000;

interface Engines {
  readonly engines: readonly EmbeddingEngineResponse[];
  readonly coverage: ReadonlyMap<string, EngineCoverageResponse>;
}

/** What turns pictures and words into vectors: how good each engine is, how much it has seen, and which one answers. */
@Component({
  selector: 'odr-engines-page',
  imports: [Empty, EngineCard, MatButton, ProblemView, RegisterEngine, Skeleton],
  templateUrl: './engines-page.html',
  styleUrl: './engines-page.scss',
})
export default class EnginesPage {
  private readonly client = inject(EngineClient);
  private readonly dialogs = inject(MatDialog);
  private readonly snacks = inject(MatSnackBar);

  private readonly answer = resource({ loader: () => this.client.list() });
  /** Counted after the list is there, so that cards do not wait for it. */
  private readonly counts = resource({
    params: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    loader: async ({ params }) => {
      const counted = await Promise.all(params.map((engine) => this.client.coverage(engine)));
      return new Map(counted.map((coverage) => [coverage.engine, coverage]));
    },
  });
  /** The last good answer stays while a later one is on its way or fails. */
  private readonly known = linkedSignal<Partial<Engines>, Partial<Engines>>({
    source: () => ({
      engines: this.answer.hasValue() ? this.answer.value() : undefined,
      coverage: this.counts.hasValue() ? this.counts.value() : undefined,
    }),
    computation: ({ engines, coverage }, before) => ({
      engines: engines ?? before?.value.engines,
      coverage: coverage ?? before?.value.coverage,
    }),
  });
  protected readonly engines = computed(() => this.known().engines);
  protected readonly groups = computed(() => groupsOf(this.engines() ?? []));
  protected readonly problem = computed(() => {
    const error = this.answer.error() ?? this.counts.error();
    return error ? toProblem(error) : undefined;
  });
  protected readonly isRegistering = signal(false);

  protected readonly command = action(async (work: () => Promise<unknown>, told: string) => {
    try {
      await work();
      this.snacks.open(told, undefined, { duration: 5_000 });
    } finally {
      // Also after a refusal: switches go back to where the server has them.
      this.reload();
    }
  });

  constructor() {
    injectPoll(LOOK_AGAIN_MS, () => this.reload());
  }

  protected coverageOf({ name }: EmbeddingEngineResponse): EngineCoverageResponse | undefined {
    return this.known().coverage?.get(name);
  }

  protected support(engine: EmbeddingEngineResponse, supported: boolean): void {
    const told = supported ? `${engine.name} embeds what comes in` : `${engine.name} rests`;
    void this.command.run(() => this.client.update(engine, { supported }), told);
  }

  protected fill(engine: EmbeddingEngineResponse): void {
    const missing = this.coverageOf(engine)?.missing ?? 0;
    const told = `${engine.name} goes through what it has not seen: ${plural(missing, 'item')}`;
    void this.command.run(() => this.client.backfill(engine), told);
  }

  protected async switchTo(engine: EmbeddingEngineResponse): Promise<void> {
    const current = this.engines()?.find(
      ({ type, modality, isDefault }) => isDefault && type === engine.type && modality === engine.modality,
    );
    const isSure = await this.isSure({
      title: `Let ${engine.name} answer by default?`,
      consequences: [
        'From the next question on, similarity and search by meaning compare its vectors.',
        ...(current
          ? [`${current.name} keeps its vectors and stays up to date, so that you can go back at once.`]
          : []),
      ],
      yes: 'Switch',
    });
    if (isSure) await this.command.run(() => this.client.switchTo(engine), `${engine.name} answers from now on`);
  }

  protected async retire(engine: EmbeddingEngineResponse): Promise<void> {
    const embedded = this.coverageOf(engine)?.embedded ?? 0;
    const isSure = await this.isSure({
      title: `Retire ${engine.name}?`,
      consequences: [
        'It embeds nothing from now on.',
        `Its ${plural(embedded, 'vector')} and its index are removed in the background. That cannot be undone.`,
      ],
      yes: 'Retire',
    });
    if (isSure) await this.command.run(() => this.client.retire(engine), `${engine.name} is retired`);
  }

  protected show({ name }: EmbeddingEngineResponse): void {
    this.isRegistering.set(false);
    this.snacks.open(`${name} is being built beside the others`, undefined, { duration: 5_000 });
    this.reload();
  }

  protected reload(): void {
    this.answer.reload();
  }

  private async isSure(data: EngineQuestion): Promise<boolean> {
    const dialog = this.dialogs.open<EngineConfirm, EngineQuestion, boolean>(EngineConfirm, { data });
    return (await firstValueFrom(dialog.afterClosed())) === true;
  }
}
