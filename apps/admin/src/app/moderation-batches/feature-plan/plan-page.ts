import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { Router } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { flagWord, KNOWN_FLAGS } from '../../shared/data-scan/scan-words.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { plural } from '../../shared/util-format/format.js';
import { ACTION_WORDS, type BatchAction, type PlanBatchRequest } from '../data/batch.js';
import { BatchClient } from '../data/batch-client.js';

/** Says what a batch is to be about; what would happen is shown before anything does. */
@Component({
  selector: 'odr-plan-page',
  imports: [MatButton, MatFormField, MatHint, MatInput, MatLabel, MatOption, MatSelect, ProblemView],
  templateUrl: './plan-page.html',
  styleUrl: './plan-page.scss',
})
export default class PlanPage {
  /** From the address: the item that is judged, a bank, or a queue. */
  readonly item = input<string>();
  readonly bank = input<string>();
  readonly queue = input<string>();
  /** From the address too: what is proposed, such as what was decided before. */
  readonly action = input<string>();
  readonly policy = input<string>();

  private readonly client = inject(BatchClient);
  private readonly router = inject(Router);

  protected readonly queueName = linkedSignal(() => this.queue() ?? '');
  protected readonly flag = signal('');
  protected readonly decision = linkedSignal<BatchAction>(() => isAction(this.action()) ?? 'reject');
  protected readonly policyCode = linkedSignal(() => this.policy() ?? '');
  protected readonly note = signal('');
  protected readonly isSaid = computed(() => Boolean(this.item() ?? this.bank() ?? this.queueName()));
  private readonly choices = resource({
    loader: async () => {
      const [queues, policies] = await Promise.all([this.client.queues(), this.client.policies()]);
      return { queues, policies };
    },
  });
  protected readonly choicesProblem = computed(() => {
    const error = this.choices.error();
    return error ? toProblem(error) : undefined;
  });
  protected readonly queues = computed(() => (this.choices.hasValue() ? this.choices.value().queues : []));
  /** Approving rests on none, so it is not asked for. */
  protected readonly policies = computed(() =>
    this.choices.hasValue() && this.decision() !== 'approve' ? this.choices.value().policies : [],
  );
  protected readonly flags = KNOWN_FLAGS;
  protected readonly flagWord = flagWord;
  protected readonly plural = plural;

  protected readonly lookAgain = (): boolean => this.choices.reload();
  protected readonly actions = Object.entries(ACTION_WORDS) as [BatchAction, string][];

  protected readonly plan = action(async () => {
    const { id } = await this.client.plan(this.request());
    await this.router.navigate(['/moderation/batches', id]);
  });

  private request(): PlanBatchRequest {
    const [item, bank] = [this.item(), this.bank()];
    const [flag, note] = [this.flag().trim(), this.note().trim()];
    const policy = this.decision() === 'approve' ? '' : this.policyCode();
    const queue = { queue: this.queueName(), ...(flag ? { flag } : {}) };
    const selection = item ? { clusterOf: item } : bank ? { bankId: bank } : queue;
    return { selection, action: this.decision(), ...(policy ? { policy } : {}), ...(note ? { note } : {}) };
  }
}

const isAction = (text: string | undefined): BatchAction | undefined =>
  text !== undefined && text in ACTION_WORDS ? (text as BatchAction) : undefined;
