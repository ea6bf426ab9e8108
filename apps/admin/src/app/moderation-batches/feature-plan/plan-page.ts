import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import { Router } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { ACTION_WORDS, type BatchAction, type PlanBatchRequest } from '../data/batch.js';
import { BatchClient } from '../data/batch-client.js';

/** Says what a batch is to be about; what would happen is shown before anything does. */
@Component({
  selector: 'odr-plan-page',
  imports: [MatButton, MatFormField, MatHint, MatInput, MatLabel, MatOption, MatSelect, ProblemView],
  template: `
    <section class="odr-page">
      <header class="odr-page-head"><h1 tabindex="-1">Decide many</h1></header>
      <p class="odr-quiet">
        @if (item()) {
          About one picture and the open cases that are certainly the same one: copies, other sizes, small edits.
        } @else if (bank()) {
          About the open cases that a hash bank has raised.
        } @else {
          About all open cases of a queue, or those of them with one finding.
        }
        Nothing is decided before you have seen what would happen.
      </p>
      <form class="odr-card" aria-label="Plan a batch" (submit)="$event.preventDefault(); plan.run()">
        @if (!item() && !bank()) {
          <mat-form-field>
            <mat-label>Queue</mat-label>
            <input
              matInput
              #queued
              required
              maxlength="100"
              [value]="queueName()"
              (input)="queueName.set(queued.value)"
            />
          </mat-form-field>
          <mat-form-field>
            <mat-label>Only with this finding</mat-label>
            <input matInput #flagged maxlength="100" [value]="flag()" (input)="flag.set(flagged.value)" />
          </mat-form-field>
        }
        <mat-form-field>
          <mat-label>Decision</mat-label>
          <mat-select [value]="decision()" (valueChange)="decision.set($event)">
            @for (one of actions; track one[0]) {
              <mat-option [value]="one[0]">{{ one[1] }}</mat-option>
            }
          </mat-select>
        </mat-form-field>
        <mat-form-field>
          <mat-label>Policy</mat-label>
          <input
            matInput
            #ruled
            maxlength="100"
            placeholder="terms.other"
            [value]="policyCode()"
            (input)="policyCode.set(ruled.value)"
          />
          <mat-hint>Its code; left out, the general one.</mat-hint>
        </mat-form-field>
        <mat-form-field>
          <mat-label>Note</mat-label>
          <textarea
            matInput
            #noted
            rows="2"
            maxlength="2000"
            [value]="note()"
            (input)="note.set(noted.value)"
          ></textarea>
          <mat-hint>For the other moderators.</mat-hint>
        </mat-form-field>
        @if (plan.problem(); as problem) {
          <odr-problem [problem]="problem" [isRetryable]="false" />
        }
        <div>
          <button matButton="filled" type="submit" [disabled]="!isSaid() || plan.pending()">
            See what would happen
          </button>
        </div>
      </form>
    </section>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
      max-inline-size: 560px;
    }
  `,
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
  protected readonly isSaid = computed(() => Boolean(this.item() ?? this.bank() ?? this.queueName().trim()));
  protected readonly actions = Object.entries(ACTION_WORDS) as [BatchAction, string][];

  protected readonly plan = action(async () => {
    const { id } = await this.client.plan(this.request());
    await this.router.navigate(['/moderation/batches', id]);
  });

  private request(): PlanBatchRequest {
    const [item, bank] = [this.item(), this.bank()];
    const [flag, policy, note] = [this.flag().trim(), this.policyCode().trim(), this.note().trim()];
    const queue = { queue: this.queueName().trim(), ...(flag ? { flag } : {}) };
    const selection = item ? { clusterOf: item } : bank ? { bankId: bank } : queue;
    return { selection, action: this.decision(), ...(policy ? { policy } : {}), ...(note ? { note } : {}) };
  }
}

const isAction = (text: string | undefined): BatchAction | undefined =>
  text !== undefined && text in ACTION_WORDS ? (text as BatchAction) : undefined;
