import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { dayOf } from '../../shared/data-standing/standing.js';
import { endOf, isComplete, LENGTHS, type Policy, type SuspensionDraft } from '../data/account.js';

/** Asks on what a suspension rests, how long it lasts, and what the person is told. */
@Component({
  selector: 'odr-suspend-form',
  imports: [MatButton],
  template: `
    <form (submit)="send($event)">
      <div class="row">
        <label class="odr-filter">
          Policy
          <select #policy (change)="set({ policy: policy.value })">
            <option value="">Choose one</option>
            @for (one of policies(); track one.code) {
              <option [value]="one.code" [selected]="one.code === draft().policy">{{ one.title }}</option>
            }
          </select>
        </label>
        <label class="odr-filter">
          For
          <select #length (change)="set({ days: +length.value })">
            @for (one of lengths; track one.days) {
              <option [value]="one.days" [selected]="one.days === draft().days">{{ one.word }}</option>
            }
          </select>
        </label>
      </div>
      <label class="text">
        <span>Why, as they are told</span>
        <textarea
          #box
          rows="4"
          maxlength="2000"
          [value]="draft().reason"
          (input)="set({ reason: box.value })"
        ></textarea>
      </label>
      <p class="odr-quiet">
        Until {{ end() }} they can read, take their own things away and appeal, but not contribute. It ends by itself.
      </p>
      <div class="row">
        <button matButton="filled" type="submit" [disabled]="!isReady() || isBusy()">Suspend</button>
        <button matButton type="button" (click)="left.emit()">Not now</button>
      </div>
    </form>
  `,
  styles: `
    form,
    .text {
      display: grid;
      gap: 10px;
      max-inline-size: 75ch;
    }

    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }

    textarea {
      padding: 10px;
      border: 1px solid var(--odr-line);
      border-radius: 8px;
      background: var(--mat-sys-surface);
      color: var(--mat-sys-on-surface);
      font: inherit;
    }
  `,
})
export class SuspendForm {
  readonly policies = input.required<readonly Policy[]>();
  readonly isBusy = input(false);
  readonly sent = output<SuspensionDraft>();
  readonly left = output();

  protected readonly lengths = LENGTHS;
  protected readonly draft = signal<SuspensionDraft>({ policy: '', days: 7, reason: '' });
  protected readonly isReady = computed(() => isComplete(this.draft()));
  protected readonly end = computed(() => dayOf(endOf(this.draft().days, new Date())));

  protected set(change: Partial<SuspensionDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected send(event: Event): void {
    event.preventDefault();
    const draft = this.draft();
    if (this.isReady() && !this.isBusy()) this.sent.emit({ ...draft, reason: draft.reason.trim() });
  }
}
