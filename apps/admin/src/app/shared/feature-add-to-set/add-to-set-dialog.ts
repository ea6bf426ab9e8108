import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';

import { action } from '../data-problem/action.js';
import { toProblem } from '../data-problem/problem.js';
import { Session } from '../data-session/session.js';
import type { Addition, ContentSet } from '../data-sets/content-set.js';
import { SetClient } from '../data-sets/data/set-client.js';
import { ProblemView } from '../ui-error/problem-view.js';
import { Skeleton } from '../ui-skeleton/skeleton.js';
import { plural } from '../util-format/format.js';

/** The set that took the pictures, and what became of them. */
export interface AddedToSet {
  readonly set: ContentSet;
  readonly addition: Addition;
}

/** Puts pictures into one of one's sets, or into a new one; closes with what became of them. */
@Component({
  selector: 'odr-add-to-set-dialog',
  imports: [MatButton, MatDialogModule, ProblemView, Skeleton],
  template: `
    <h2 mat-dialog-title>Add {{ plural(contentIds.length, 'picture') }} to a set</h2>
    <mat-dialog-content>
      @if (add.problem(); as problem) {
        <odr-problem [problem]="problem" [isRetryable]="false" consequence="Nothing was added." />
      }
      <form class="odr-filters" (submit)="createAndAdd($event)">
        <label class="odr-filter">
          New set
          <input #box placeholder="Name" maxlength="200" [value]="name()" (input)="name.set(box.value)" />
        </label>
        <button matButton="tonal" type="submit" [disabled]="!name().trim() || add.pending()">Create and add</button>
      </form>
      @if (problem(); as problem) {
        <odr-problem [problem]="problem" (again)="answer.reload()" />
      } @else if (sets(); as mine) {
        @if (mine.length > 0) {
          <ul aria-label="Your sets">
            @for (set of mine; track set.id) {
              <li>
                <button matButton type="button" [disabled]="add.pending()" (click)="add.run(set)">
                  {{ set.name }} <span class="odr-quiet">{{ plural(set.itemCount, 'picture') }}</span>
                </button>
              </li>
            }
          </ul>
        }
      } @else {
        <odr-skeleton shape="line" [count]="3" />
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>Cancel</button>
    </mat-dialog-actions>
  `,
  styles: `
    mat-dialog-content {
      display: grid;
      gap: 14px;
      min-inline-size: min(420px, 80vw);
    }

    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
  `,
})
export class AddToSetDialog {
  readonly contentIds = inject<readonly string[]>(MAT_DIALOG_DATA);
  private readonly client = inject(SetClient);
  private readonly dialog = inject<MatDialogRef<AddToSetDialog, AddedToSet>>(MatDialogRef);
  private readonly session = inject(Session);

  protected readonly answer = resource({
    loader: () => this.client.list({ userId: this.session.user()?.id }, undefined),
  });
  protected readonly sets = computed(() => (this.answer.hasValue() ? this.answer.value().items : undefined));
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly name = signal('');
  protected readonly plural = plural;

  protected readonly add = action(async (to: ContentSet | string) => {
    const set = typeof to === 'string' ? await this.client.create({ name: to }) : to;
    this.dialog.close({ set, addition: await this.client.add(set.id, this.contentIds) });
  });

  protected createAndAdd(event: Event): void {
    event.preventDefault();
    const name = this.name().trim();
    if (name) void this.add.run(name);
  }
}
