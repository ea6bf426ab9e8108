import { Component, inject, signal } from '@angular/core';
import { FormField, form, maxLength, minLength, required, schema, submit, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

import { action } from '../../shared/data-problem/action.js';
import { fieldErrors } from '../../shared/data-problem/field-errors.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import type { GrantDraft, ItemLicensing } from '../data/compliance.js';
import { ComplianceClient } from '../data/compliance-client.js';

const NOTHING: GrantDraft = { holder: '', statement: '', signature: '', evidenceUrl: '' };

const grantSchema = schema<GrantDraft>((path) => {
  required(path.holder, { message: 'Who holds the rights?' });
  maxLength(path.holder, 500, { message: 'At most 500 characters' });
  required(path.statement, { message: 'What is granted, in their words?' });
  minLength(path.statement, 10, { message: 'At least 10 characters, so that it says something' });
  required(path.signature, { message: 'Where is the signature kept?' });
  minLength(path.signature, 8, { message: 'At least 8 characters' });
  validate(path.evidenceUrl, ({ value }) =>
    value().trim() === '' || (/^https?:\/\//i.test(value().trim()) && URL.canParse(value().trim()))
      ? undefined
      : { kind: 'address', message: 'This is not a web address; it starts with https://' },
  );
});

/** Records that a verified rightsholder allows training in spite of what says no; closes with true when it is on record. */
@Component({
  selector: 'odr-grant-dialog',
  imports: [FormField, MatButton, MatDialogModule, MatError, MatFormField, MatHint, MatInput, MatLabel, ProblemView],
  template: `
    <h2 mat-dialog-title>Record a grant</h2>
    <form (submit)="onSubmit($event)" novalidate>
      <mat-dialog-content>
        @if (grant.problem(); as problem) {
          <odr-problem [problem]="problem" [isRetryable]="false" consequence="Nothing was recorded." />
        }
        <p>
          For somebody who holds the rights in “{{ item.name }}” and allows training although a signal says no. Record
          it only after you have verified who signed: from then on no signal keeps the picture in, and the audit log has
          your name.
        </p>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>Who holds the rights</mat-label>
          <input matInput [formField]="fields.holder" />
          @for (error of fields.holder().errors(); track error.kind) {
            <mat-error>{{ error.message }}</mat-error>
          }
        </mat-form-field>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>What they grant, in their words</mat-label>
          <textarea matInput rows="3" [formField]="fields.statement"></textarea>
          @for (error of fields.statement().errors(); track error.kind) {
            <mat-error>{{ error.message }}</mat-error>
          }
        </mat-form-field>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>Signature, or where the signed letter is kept</mat-label>
          <input matInput [formField]="fields.signature" />
          <mat-hint>Kept, and shown to nobody</mat-hint>
          @for (error of fields.signature().errors(); track error.kind) {
            <mat-error>{{ error.message }}</mat-error>
          }
        </mat-form-field>
        <mat-form-field appearance="outline" subscriptSizing="dynamic">
          <mat-label>Where it can be read</mat-label>
          <input matInput type="url" placeholder="https://" [formField]="fields.evidenceUrl" />
          @for (error of fields.evidenceUrl().errors(); track error.kind) {
            <mat-error>{{ error.message }}</mat-error>
          }
        </mat-form-field>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>Cancel</button>
        <button matButton="filled" type="submit" [disabled]="grant.pending()">
          {{ grant.pending() ? 'Recording…' : 'Record the grant' }}
        </button>
      </mat-dialog-actions>
    </form>
  `,
  styles: 'mat-dialog-content { display: grid; gap: 14px; }',
})
export class GrantDialog {
  protected readonly item = inject<Pick<ItemLicensing, 'contentId' | 'name'>>(MAT_DIALOG_DATA);
  private readonly client = inject(ComplianceClient);
  private readonly dialog = inject<MatDialogRef<GrantDialog, boolean>>(MatDialogRef);

  private readonly typed = signal(NOTHING);
  protected readonly fields = form(this.typed, grantSchema);
  protected readonly grant = action(async () => {
    await this.client.grant(this.item.contentId, this.typed());
    this.dialog.close(true);
  });

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      await this.grant.run();
      return fieldErrors(this.grant.problem(), this.fields);
    });
  }
}
