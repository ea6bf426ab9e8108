import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { Chart } from '../../shared/ui-chart/chart.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { plural } from '../../shared/util-format/format.js';
import type { SuggestionModelResponse, UpdateSuggestionModelRequest } from '../data/model.js';
import { ModelClient } from '../data/model-client.js';
import { reliabilityChart, shareText } from '../data/model-words.js';
import { ModelCard } from '../ui/model-card.js';
import { ModelRuns } from './model-runs.js';
import { ModelTrial } from './model-trial.js';
import { RegisterModel } from './register-model.js';

const LABEL_COLUMNS: readonly Column[] = [
  { name: 'label', title: 'Label' },
  { name: 'precision', title: 'Taken by people' },
  { name: 'accepted', title: 'Accepted', align: 'end' },
  { name: 'edited', title: 'Corrected', align: 'end' },
  { name: 'rejected', title: 'Rejected', align: 'end' },
];

/** Models that propose annotations: how good they are, how far they are trusted, and what they look at. */
@Component({
  selector: 'odr-models-page',
  imports: [
    Cell,
    Chart,
    Empty,
    MatButton,
    ModelCard,
    ModelRuns,
    ModelTrial,
    ProblemView,
    RegisterModel,
    Skeleton,
    Table,
  ],
  templateUrl: './models-page.html',
  styleUrl: './models-page.scss',
})
export default class ModelsPage {
  private readonly client = inject(ModelClient);
  private readonly snacks = inject(MatSnackBar);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  /** In the address: the model whose figures are shown. */
  readonly model = input<string>();

  private readonly answer = resource({ loader: () => this.client.list() });
  /** The last good answer stays while a later one is on its way or fails. */
  protected readonly models = linkedSignal<
    readonly SuggestionModelResponse[] | undefined,
    readonly SuggestionModelResponse[] | undefined
  >({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly chosen = computed(() => this.models()?.find(({ id }) => id === this.model()));
  protected readonly mayManage = computed(() => this.session.can('suggestion_model.manage'));

  protected readonly quality = resource({
    params: () => this.model(),
    loader: ({ params }) => this.client.quality(params),
  });
  protected readonly chart = computed(() =>
    this.quality.hasValue() ? reliabilityChart(this.quality.value()) : undefined,
  );
  protected readonly labels = computed(() => (this.quality.hasValue() ? this.quality.value().labels : []));
  protected readonly calibration = computed(() =>
    this.quality.hasValue() ? this.quality.value().calibrationError : null,
  );
  protected readonly qualityProblem = computed(() =>
    this.quality.error() ? toProblem(this.quality.error()) : undefined,
  );

  protected readonly isRegistering = signal(false);

  protected readonly change = action(async (id: string, settings: UpdateSuggestionModelRequest) => {
    try {
      const { runs } = await this.client.update(id, settings);
      // It looks at what comes in; what is there already is a question of its own, with its number beside it.
      if (settings.isOn === true && runs !== 'pushed') void this.router.navigate([], { queryParams: { model: id } });
    } finally {
      // Also after a refusal: the switch goes back to where the server has it.
      this.answer.reload();
    }
  });
  protected readonly undo = action(async ({ id, name }: SuggestionModelResponse) => {
    const undone = await this.client.undoAcceptances(id);
    this.snacks.open(`${name}: ${plural(undone, 'suggestion')} taken back`, undefined, { duration: 5_000 });
    this.answer.reload();
  });
  protected readonly columns = LABEL_COLUMNS;
  protected readonly shareText = shareText;

  protected choose({ id }: SuggestionModelResponse): void {
    void this.router.navigate([], { queryParams: { model: id === this.model() ? null : id } });
  }

  /** What was registered is tried next. */
  protected show({ id }: SuggestionModelResponse): void {
    this.isRegistering.set(false);
    this.answer.reload();
    void this.router.navigate([], { queryParams: { model: id } });
  }

  protected reload(): void {
    this.answer.reload();
  }
}
