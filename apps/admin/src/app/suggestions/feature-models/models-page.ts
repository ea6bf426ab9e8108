import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatProgressBar } from '@angular/material/progress-bar';
import { MatOption, MatSelect } from '@angular/material/select';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { SetClient } from '../../shared/data-sets/data/set-client.js';
import { Chart } from '../../shared/ui-chart/chart.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatCount, plural, words } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import type { SuggestionModelResponse, SuggestionRunResponse, UpdateSuggestionModelRequest } from '../data/model.js';
import { ModelClient } from '../data/model-client.js';
import { reliabilityChart, shareText } from '../data/model-words.js';
import { ModelCard } from '../ui/model-card.js';

const LOOK_AGAIN_MS = 5_000;

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
    MatFormField,
    MatLabel,
    MatOption,
    MatProgressBar,
    MatSelect,
    ModelCard,
    ProblemView,
    Skeleton,
    Table,
    TimeAgo,
  ],
  templateUrl: './models-page.html',
  styleUrl: './models-page.scss',
})
export default class ModelsPage {
  private readonly client = inject(ModelClient);
  private readonly setClient = inject(SetClient);
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

  private readonly runsAnswer = resource({
    params: () => (this.mayManage() ? this.model() : undefined),
    loader: ({ params }) => this.client.runs(params),
  });
  protected readonly runs = computed(() => (this.runsAnswer.hasValue() ? this.runsAnswer.value() : []));
  private readonly setsAnswer = resource({ loader: () => this.setClient.list({}, undefined) });
  protected readonly sets = computed(() => (this.setsAnswer.hasValue() ? this.setsAnswer.value().items : []));
  protected readonly setId = signal('');

  protected readonly change = action(async (id: string, settings: UpdateSuggestionModelRequest) => {
    try {
      await this.client.update(id, settings);
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
  protected readonly start = action(async (id: string) => {
    await this.client.start(id, this.setId() || undefined);
    this.runsAnswer.reload();
  });
  protected readonly cancel = action(async (run: SuggestionRunResponse) => {
    await this.client.cancel(run);
    this.runsAnswer.reload();
  });

  protected readonly columns = LABEL_COLUMNS;
  protected readonly formatCount = formatCount;
  protected readonly shareText = shareText;
  protected readonly words = words;

  constructor() {
    injectPoll(LOOK_AGAIN_MS, () => {
      if (this.runs().some(({ finishedAt }) => finishedAt === null)) this.runsAnswer.reload();
    });
  }

  protected choose({ id }: SuggestionModelResponse): void {
    void this.router.navigate([], { queryParams: { model: id === this.model() ? null : id } });
  }

  protected percentOf({ progress: { done, total } }: SuggestionRunResponse): number {
    return total === 0 ? 100 : Math.min(100, (100 * done) / total);
  }

  protected titleOf({ setId, setName }: SuggestionRunResponse): string {
    return setName ?? (setId === null ? 'Everything not seen' : 'A set that is gone');
  }

  protected reload(): void {
    this.answer.reload();
  }
}
