import { Component, computed, inject, linkedSignal, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import {
  type AccountHistory,
  accuracyWord,
  counts,
  dayOf,
  type ReporterStanding,
} from '../../shared/data-standing/standing.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { StrikeTable } from '../../shared/ui-standing/strike-table.js';
import { SuspensionFacts } from '../../shared/ui-standing/suspension-facts.js';
import { WordsForm } from '../../shared/ui-standing/words-form.js';
import { plural } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { StandingClient } from '../data/standing-client.js';

/** What moderation holds of me: whether I may contribute and report, why not, and what I can do about it. */
@Component({
  selector: 'odr-standing-page',
  imports: [Icon, MatButton, ProblemView, RouterLink, Skeleton, StrikeTable, SuspensionFacts, TimeAgo, WordsForm],
  templateUrl: './standing-page.html',
  styleUrl: './standing-page.scss',
})
export default class StandingPage {
  private readonly client = inject(StandingClient);
  private readonly now = new Date();

  /** Each part loads and fails for itself. */
  protected readonly accountAnswer = resource({ loader: () => this.client.account() });
  protected readonly reporterAnswer = resource({ loader: () => this.client.reporter() });
  protected readonly account = linkedSignal<AccountHistory | undefined>(() =>
    this.accountAnswer.hasValue() ? this.accountAnswer.value() : undefined,
  );
  protected readonly reporter = linkedSignal<ReporterStanding | undefined>(() =>
    this.reporterAnswer.hasValue() ? this.reporterAnswer.value() : undefined,
  );
  protected readonly accountProblem = computed(() =>
    this.accountAnswer.error() ? toProblem(this.accountAnswer.error()) : undefined,
  );
  protected readonly reporterProblem = computed(() =>
    this.reporterAnswer.error() ? toProblem(this.reporterAnswer.error()) : undefined,
  );
  protected readonly running = computed(() => this.account()?.suspensions.find(({ isRunning }) => isRunning));
  protected readonly earlier = computed(() => this.account()?.suspensions.filter(({ isRunning }) => !isRunning) ?? []);
  protected readonly counting = computed(
    () => this.account()?.strikes.filter((strike) => counts(strike, this.now)).length ?? 0,
  );
  protected readonly plural = plural;
  protected readonly day = dayOf;
  protected readonly accuracyWord = accuracyWord;

  protected readonly appealSuspension = action(async (text: string) => {
    this.account.set(await this.client.appealSuspension(text));
  });

  protected readonly appealMute = action(async (text: string) => {
    this.reporter.set(await this.client.appealMute(text));
  });
}
