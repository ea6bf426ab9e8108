import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';

import { PagedList } from '../../shared/data-page/paged-list.js';
import { action } from '../../shared/data-problem/action.js';
import { Session } from '../../shared/data-session/session.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { queueWord } from '../data/case.js';
import { type EscalatedCase, type EscalatedQuery, subjectWord, WAITS, WHYS, whyOf } from '../data/escalated.js';
import { EscalatedClient } from '../data/escalated-client.js';
import { ModerationClient } from '../data/moderation-client.js';
import { LEASE_SECONDS } from '../feature-queue/claims.js';
import { rememberHeld } from '../feature-queue/remembered-cases.js';
import { EscalatedRow } from '../ui/escalated-row.js';

/** What somebody would not decide, or two judged differently: for who leads, the longest waiting first. */
@Component({
  selector: 'odr-escalated-page',
  imports: [Empty, EscalatedRow, Icon, MatButton, ProblemView, RouterLink, ShowMore, Skeleton],
  templateUrl: './escalated-page.html',
  styleUrl: './escalated-page.scss',
})
export default class EscalatedPage {
  /** From the address. */
  readonly queue = input<string>();
  readonly by = input<string>();
  readonly why = input<string>();
  readonly minHours = input<string>();

  private readonly client = inject(EscalatedClient);
  private readonly cases = inject(ModerationClient);
  private readonly router = inject(Router);

  protected readonly asked = computed<EscalatedQuery>(() => ({
    queue: this.queue(),
    by: this.by(),
    why: whyOf(this.why()),
    minHours: Number(this.minHours()) || undefined,
  }));
  protected readonly isFiltered = computed(() => Object.values(this.asked()).some((value) => value !== undefined));
  protected readonly list = new PagedList<EscalatedCase, EscalatedQuery>(
    () => this.asked(),
    (query, cursor) => this.client.list(query, cursor),
  );
  private readonly allQueues = resource({ loader: () => this.cases.queues() });
  private readonly allPeople = resource({ loader: () => this.client.people() });
  protected readonly queues = computed(() => (this.allQueues.hasValue() ? this.allQueues.value() : []));
  protected readonly people = computed(() => (this.allPeople.hasValue() ? this.allPeople.value() : []));
  protected readonly mayTake = inject(Session).can('moderation.claim_escalated');
  protected readonly taking = signal<string | undefined>(undefined);
  protected readonly whys = WHYS;
  protected readonly waits = WAITS;
  protected readonly queueWord = queueWord;
  protected readonly nameOf = subjectWord;

  /** Takes this very case, and goes where it is judged: there it is in front. */
  protected readonly take = action(async ({ itemId, isMine }: EscalatedCase) => {
    this.taking.set(itemId);
    try {
      const item = isMine
        ? await this.cases.takeOver({ id: itemId }, LEASE_SECONDS)
        : await this.cases.claimThis(itemId, LEASE_SECONDS);
      rememberHeld([item]);
      await this.router.navigate(['/moderation', item.queue]);
    } catch (error) {
      // Somebody was faster, which only the server knows; the list shall say who has it now.
      this.list.reload();
      throw error;
    } finally {
      this.taking.set(undefined);
    }
  });

  /** The filter stands in the address, so that a colleague can be sent what is looked at. */
  protected filter(changes: Readonly<Record<string, string | undefined>>): void {
    const queryParams = Object.fromEntries(Object.entries(changes).map(([key, value]) => [key, value || null]));
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
