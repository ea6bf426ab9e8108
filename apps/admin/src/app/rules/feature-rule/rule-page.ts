import { Component, computed, effect, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Chart } from '../../shared/ui-chart/chart.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import type { ChartData } from '../../shared/util-chart/chart-data.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import {
  actionWord,
  type Backtest,
  draftOf,
  NEW_RULE,
  type Rule,
  type RuleDraft,
  type RuleHistory,
  STATUS_WORDS,
} from '../data/rule.js';
import type { Proof } from '../data/proof.js';
import { RuleClient } from '../data/rule-client.js';
import { pairOf } from '../data/versions.js';
import { BacktestReport } from '../ui/backtest-report.js';
import { ProofList } from '../ui/proof-list.js';
import { VersionDiff } from '../ui/version-diff.js';
import { RuleEditor } from './rule-editor.js';
import { RuleHits } from './rule-hits.js';

const POLL_MS = 1_500;

interface Shown {
  readonly rule: Rule;
  readonly history: RuleHistory;
  readonly backtests: readonly Backtest[];
  readonly proof: Proof;
}

/** One rule, or a new one: what it matches, how it was tried, what became of it. */
@Component({
  selector: 'odr-rule-page',
  imports: [
    ...[BacktestReport, Chart, MatButton, ProblemView, ProofList],
    ...[RouterLink, RuleEditor, RuleHits, Skeleton, VersionDiff],
  ],
  templateUrl: './rule-page.html',
  styleUrl: './rule-page.scss',
})
export default class RulePage {
  /** From the address; absent for a new rule. */
  readonly id = input<string>();
  /** Versions that are laid beside each other, from the address. */
  readonly from = input<string>();
  readonly to = input<string>();

  private readonly client = inject(RuleClient);
  private readonly router = inject(Router);
  private readonly url = injectUrlState();

  private readonly vocabulary = resource({
    loader: async () => ({ facts: await this.client.facts(), queues: await this.client.queues() }),
  });
  protected readonly answer = resource({
    params: () => this.id(),
    loader: async ({ params: id }): Promise<Shown> => ({
      rule: await this.client.get(id),
      history: await this.client.history(id),
      backtests: await this.client.backtests(id),
      proof: await this.client.proof(id),
    }),
  });
  /** What was there stays while it is asked for again. */
  private readonly shown = linkedSignal<Shown | undefined, Shown | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly rule = computed(() => this.shown()?.rule);
  protected readonly history = computed(() => this.shown()?.history);
  protected readonly proof = computed(() => this.shown()?.proof);
  protected readonly isProved = computed(() => this.proof()?.missing.length === 0);
  protected readonly pair = computed(() => pairOf(this.history()?.versions ?? [], this.from(), this.to()));
  /** The newest backtest of the newest version. */
  protected readonly backtest = computed(() =>
    this.shown()?.backtests.find(({ version }) => version === this.rule()?.version),
  );
  protected readonly facts = computed(() => (this.vocabulary.hasValue() ? this.vocabulary.value() : undefined));
  protected readonly problem = computed(() => {
    const error = this.answer.error() ?? this.vocabulary.error();
    return error ? toProblem(error) : undefined;
  });
  /** The same while the rule says the same: what is being written must survive that it is asked for again. */
  protected readonly start = computed(
    () => {
      const rule = this.rule();
      return rule ? draftOf(rule) : NEW_RULE;
    },
    { equal: (one, other) => JSON.stringify(one) === JSON.stringify(other) },
  );
  protected readonly isWriting = signal(false);
  protected readonly days = signal(30);
  protected readonly isRunning = computed(() => ['queued', 'running'].includes(this.backtest()?.state ?? ''));
  protected readonly words = STATUS_WORDS;
  protected readonly actionWord = actionWord;
  protected readonly plot = computed<ChartData | undefined>(() => {
    const days = this.history()?.days;
    return (
      days && {
        kind: 'columns',
        labelTitle: 'Day',
        labels: days.map(({ day }) => day),
        series: [
          { name: 'Matched', values: days.map(({ hits }) => hits) },
          { name: 'Acted', values: days.map(({ acted }) => acted) },
        ],
      }
    );
  });

  protected readonly save = action(async (draft: RuleDraft) => {
    const rule = this.rule();
    if (!rule) {
      const { id } = await this.client.create(draft);
      await this.router.navigate(['/rules', id]);
      return;
    }
    await this.client.change(rule, changed(draftOf(rule), draft));
    this.isWriting.set(false);
    this.answer.reload();
  });

  protected readonly move = action(async (rule: Rule, status: Rule['status']) => {
    await this.client.change(rule, { status });
    this.answer.reload();
  });

  protected readonly test = action(async (rule: Rule) => {
    await this.client.backtest(rule.id, this.days());
    this.answer.reload();
  });

  protected readonly cancel = action(async (id: string) => {
    await this.client.cancelBacktest(id);
    this.answer.reload();
  });

  protected compare(versions: { readonly from: string; readonly to: string }): void {
    this.url.patch(versions);
  }

  constructor() {
    injectPoll(
      POLL_MS,
      () => this.answer.reload(),
      () => this.isRunning() && !this.answer.isLoading(),
    );
    effect(() => {
      // Another rule begins without what was said about the last one.
      this.id();
      this.save.clear();
      this.move.clear();
      this.test.clear();
    });
  }
}

/** Only what differs is sent: a name alone makes no version. */
function changed(before: RuleDraft, after: RuleDraft): Partial<RuleDraft> {
  const keys = Object.keys(after) as (keyof RuleDraft)[];
  return Object.fromEntries(keys.filter((key) => before[key] !== after[key]).map((key) => [key, after[key]]));
}
