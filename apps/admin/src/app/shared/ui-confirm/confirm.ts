import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';

import type { Action } from '../data-problem/action.js';
import { ProblemView } from '../ui-error/problem-view.js';

/** The frame of a dialog that says what will happen before it does; closes with true when it is wanted, or done. */
@Component({
  selector: 'odr-confirm',
  imports: [MatButton, MatDialogModule, ProblemView],
  template: `
    <h2 mat-dialog-title>{{ question() }}</h2>
    <mat-dialog-content>
      @if (problem(); as problem) {
        <odr-problem [problem]="problem" [isRetryable]="false" [consequence]="consequence()" />
      }
      <ng-content />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close cdkFocusInitial>{{ no() }}</button>
      <button matButton="filled" type="button" [disabled]="isPending() || isBlocked()" (click)="confirm()">
        {{ isPending() ? (doing() ?? yes()) : yes() }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    /* The dialog lays out what is within: this is only the frame of it. */
    :host {
      display: contents;
    }

    mat-dialog-content {
      display: grid;
      gap: 14px;
    }
  `,
})
export class Confirm {
  readonly question = input.required<string>();
  readonly yes = input.required<string>();
  readonly no = input('Keep it');
  /** What the button says meanwhile. */
  readonly doing = input<string | undefined>();
  /** Done before the dialog closes; without one whoever asked does it. */
  readonly act = input<Action<[], unknown> | undefined>();
  /** What a refusal left as it was. */
  readonly consequence = input('Nothing was changed.');
  /** Whether it makes no sense any more; the text says why. */
  readonly isBlocked = input(false);

  private readonly dialog = inject<MatDialogRef<unknown, boolean>>(MatDialogRef);
  protected readonly isPending = computed(() => this.act()?.pending() ?? false);
  protected readonly problem = computed(() => (this.isBlocked() ? undefined : this.act()?.problem()));

  protected async confirm(): Promise<void> {
    const act = this.act();
    await act?.run();
    if (!act?.problem()) this.dialog.close(true);
  }
}
