import { Component, inject, signal } from '@angular/core';
import { FormField, form, maxLength, minLength, required, schema, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

import { action } from '../../shared/data-problem/action.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import type { ItemLicensing } from '../data/compliance.js';
import { ComplianceClient } from '../data/compliance-client.js';

interface Wish {
  readonly reason: string;
}

const wishSchema = schema<Wish>((path) => {
  required(path.reason, { message: 'How did the wish come in?' });
  minLength(path.reason, 3, { message: 'At least 3 characters' });
  maxLength(path.reason, 500, { message: 'At most 500 characters' });
});

/** Records that a licensor does not wish to be named; closes with true when it is on record. */
@Component({
  selector: 'odr-credit-removal-dialog',
  imports: [FormField, MatButton, MatDialogModule, MatError, MatFormField, MatHint, MatInput, MatLabel, ProblemView],
  template: `
    <h2 mat-dialog-title>Leave the names out of credits?</h2>
    <form (submit)="onSubmit($event)" novalidate>
      <mat-dialog-content>
        @if (removal.problem(); as problem) {
          <odr-problem [problem]="problem" [isRetryable]="false" consequence="Nothing was recorded." />
        }
        <p>
          Licensors may ask not to be named (CC 4.0, 3(a)(3)). Credits, lists of authors and search forget the names at
          once, exports from then on. The names stay on record, for those who answer for “{{ item.name }}”.
        </p>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>How the wish came in</mat-label>
          <input matInput placeholder="Letter of 3 May, file 2026-17" [formField]="fields.reason" />
          <mat-hint>Name nobody here</mat-hint>
          @for (error of fields.reason().errors(); track error.kind) {
            <mat-error>{{ error.message }}</mat-error>
          }
        </mat-form-field>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="removal.pending()">
          {{ removal.pending() ? 'Recording…' : 'Leave them out' }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: 'mat-dialog-content { display: grid; gap: 14px; }',
})
export class CreditRemovalDialog {
  protected readonly item = inject<Pick<ItemLicensing, 'contentId' | 'name'>>(MAT_DIALOG_DATA);
  private readonly client = inject(ComplianceClient);
  private readonly dialog = inject<MatDialogRef<CreditRemovalDialog, boolean>>(MatDialogRef);

  private readonly typed = signal<Wish>({ reason: '' });
  protected readonly fields = form(this.typed, wishSchema);
  protected readonly removal = action(async () => {
    await this.client.removeCredit(this.item.contentId, this.typed().reason.trim());
    this.dialog.close(true);
  });

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      await this.removal.run();
      return undefined;
    });
  }
}
