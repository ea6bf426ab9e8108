import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { StrikeTable } from '../../shared/ui-standing/strike-table.js';
import { SuspensionFacts } from '../../shared/ui-standing/suspension-facts.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { plural, words } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { type AccountHistory, outcomeWord, type Statement } from '../data/account.js';
import { AccountClient } from '../data/account-client.js';
import { SuspendForm } from '../ui/suspend-form.js';

/** What moderation holds of one account, and what a moderator can do about it. */
@Component({
  selector: 'odr-moderated-account-page',
  imports: [
    ...[Cell, Empty, Icon, MatButton, ProblemView, RouterLink, ShowMore],
    ...[Skeleton, StrikeTable, SuspendForm, SuspensionFacts, Table, TimeAgo],
  ],
  templateUrl: './account-page.html',
  styleUrl: './account-page.scss',
})
export default class AccountPage {
  readonly id = input.required<string>();

  private readonly client = inject(AccountClient);
  private readonly session = inject(Session);

  protected readonly answer = resource({ params: () => this.id(), loader: ({ params }) => this.client.get(params) });
  protected readonly account = linkedSignal<AccountHistory | undefined>(() =>
    this.answer.hasValue() ? this.answer.value() : undefined,
  );
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  private readonly vocabulary = resource({ loader: () => this.client.policies() });
  protected readonly policies = computed(() => (this.vocabulary.hasValue() ? this.vocabulary.value() : []));
  protected readonly statements = new PagedList<Statement, string>(
    () => this.id(),
    (id, cursor) => this.client.statements(id, cursor),
  );
  protected readonly running = computed(() => this.account()?.suspensions.find(({ isRunning }) => isRunning));
  protected readonly earlier = computed(() => this.account()?.suspensions.filter(({ isRunning }) => !isRunning) ?? []);
  /** Why this account is not mine to suspend; undefined when it is. */
  protected readonly notMine = computed(() => {
    if (this.id() === this.session.user()?.id) return 'This is you. Nobody suspends themselves.';
    const isColleague = this.account()?.role !== 'contributor' && !this.session.can('user.update');
    return isColleague ? 'Only administrators suspend those who moderate.' : undefined;
  });
  protected readonly seesReporters = computed(() => this.session.can('reporter.manage'));
  protected readonly isSuspending = signal(false);
  protected readonly columns: readonly Column[] = [
    { name: 'what', title: 'Decision' },
    { name: 'policy', title: 'Policy' },
    { name: 'decidedAt', title: 'Decided' },
    { name: 'state', title: 'How it stands' },
  ];
  protected readonly words = words;
  protected readonly plural = plural;
  protected readonly outcomeWord = outcomeWord;

  protected readonly change = action(async (work: (id: string) => Promise<AccountHistory>) => {
    this.account.set(await work(this.id()));
    this.isSuspending.set(false);
  });

  protected readonly suspend = (draft: Parameters<AccountClient['suspend']>[1]): void =>
    void this.change.run((id) => this.client.suspend(id, draft));

  protected readonly lift = (): void => void this.change.run((id) => this.client.lift(id));
}
