import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

import type { License } from '../../shared/data-license/license.js';
import { LicensePicker } from '../../shared/ui-license-picker/license-picker.js';
import type { BatchDefaults, RowDetails, UploadRow } from '../upload.js';

/** What the dialog starts from. */
export interface RowDialogData {
  readonly row: UploadRow;
  readonly defaults: BatchDefaults;
  readonly licenses: readonly License[];
}

/** What holds for one file alone; closes with it, or with nothing when it was left. */
@Component({
  selector: 'odr-row-dialog',
  imports: [LicensePicker, MatButton, MatDialogModule, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <h2 mat-dialog-title>Details of {{ data.row.file.name }}</h2>
    <mat-dialog-content>
      <p class="odr-quiet">They hold for this file alone. What stays empty is as for the whole batch.</p>
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>Name</mat-label>
        <input matInput #name maxlength="500" [value]="details().name ?? ''" (input)="say({ name: name.value })" />
      </mat-form-field>
      <odr-license-picker
        [licenses]="data.licenses"
        [value]="details().license ?? data.defaults.license"
        (valueChange)="say({ license: $event })"
      />
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>Author</mat-label>
        <input
          matInput
          #author
          [value]="details().author ?? data.defaults.author"
          (input)="say({ author: author.value })"
        />
      </mat-form-field>
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>Source</mat-label>
        <input
          matInput
          #source
          type="url"
          placeholder="https://"
          [value]="details().source ?? data.defaults.source"
          (input)="say({ source: source.value })"
        />
      </mat-form-field>
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>Alternative text</mat-label>
        <textarea
          matInput
          #alt
          rows="3"
          maxlength="5000"
          [value]="details().altText ?? ''"
          (input)="say({ altText: alt.value })"
        ></textarea>
        <mat-hint>What the picture shows, for people who cannot see it</mat-hint>
      </mat-form-field>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>Leave as it was</button>
      <button matButton="filled" type="button" (click)="dialog.close(details())">Keep</button>
    </mat-dialog-actions>
  `,
  styles: 'mat-dialog-content { display: grid; gap: 14px; }',
})
export class RowDialog {
  protected readonly data = inject<RowDialogData>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<RowDialog, RowDetails>>(MatDialogRef);
  protected readonly details = signal<RowDetails>(this.data.row.details ?? {});

  protected say(change: RowDetails): void {
    this.details.update((before) => ({ ...before, ...change }));
  }
}
