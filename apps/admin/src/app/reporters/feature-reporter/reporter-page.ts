import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { type Report, reasonWord } from '../../shared/data-report/report.js';
import { accuracyWord, dayOf } from '../../shared/data-standing/standing.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { WordsForm } from '../../shared/ui-standing/words-form.js';
import { Status } from '../../shared/ui-status/status.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { MUTE_DAYS, type Reporter } from '../data/reporter.js';
import { ReporterClient } from '../data/reporter-client.js';

/** One reporter: what they have reported, how often they were right, and whether they are heard. */
@Component({
  selector: 'odr-reporter-page',
  imports: [
    ...[Cell, Empty, Icon, MatButton, ProblemView, RouterLink, ShowMore],
    ...[Skeleton, Status, Table, TimeAgo, WordsForm],
  ],
  templateUrl: './reporter-page.html',
  styleUrl: './reporter-page.scss',
})
export default class ReporterPage {
  readonly id = input.required<string>();

  private readonly client = inject(ReporterClient);
  protected readonly answer = resource({ params: () => this.id(), loader: ({ params }) => this.client.get(params) });
  protected readonly reporter = linkedSignal<Reporter | undefined>(() =>
    this.answer.hasValue() ? this.answer.value() : undefined,
  );
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly reports = new PagedList<Report, string>(
    () => this.id(),
    (id, cursor) => this.client.reports(id, cursor),
  );
  protected readonly columns: readonly Column[] = [
    { name: 'state', title: 'What became of it' },
    { name: 'reason', title: 'Reason' },
    { name: 'description', title: 'In their words' },
    { name: 'subject', title: 'About' },
    { name: 'createdAt', title: 'Reported' },
  ];
  protected readonly lengths = MUTE_DAYS;
  protected readonly days = signal(30);
  protected readonly isMuting = signal(false);
  protected readonly reasonWord = reasonWord;
  protected readonly accuracyWord = accuracyWord;
  protected readonly day = dayOf;
  protected readonly stateOf = (report: Report): string => report.outcome ?? report.state;

  protected readonly change = action(async (work: () => Promise<Reporter>) => {
    this.reporter.set(await work());
    this.isMuting.set(false);
  });

  protected trust({ userId, isTrusted }: Reporter): void {
    void this.change.run(() => this.client.trust(userId, !isTrusted));
  }

  protected mute({ userId }: Reporter, note: string): void {
    void this.change.run(() => this.client.mute(userId, { days: this.days(), note }));
  }

  protected unmute({ userId }: Reporter): void {
    void this.change.run(() => this.client.unmute(userId));
  }

  protected answerAppeal({ userId }: Reporter, outcome: 'upheld' | 'lifted'): void {
    void this.change.run(() => this.client.answer(userId, outcome));
  }
}
