import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import { action } from '../../shared/data-problem/action.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { LicensePicker } from '../../shared/ui-license-picker/license-picker.js';
import { plural } from '../../shared/util-format/format.js';
import {
  type BulkEditDetail,
  type BulkOutcome,
  type BulkSelection,
  countsWords,
  fieldWord,
  refusalsOf,
  valueWords,
} from '../bulk-edit.js';
import { type BulkForm, type BulkFormField, EMPTY_FORM, changesOf } from '../bulk-form.js';
import { BulkClient } from '../data/bulk-client.js';
import { UploadClient } from '../data/upload-client.js';
import { takesUploads } from '../upload.js';

/** What the dialog edits. */
export interface BulkDialogData {
  readonly selection: BulkSelection;
  /** Undefined for all that fit a filter: the preview counts them. */
  readonly count: number | undefined;
}

/** Pictures shown in the preview, as examples of what happens to all. */
const EXAMPLES = 6;

/** Fields, then what they would do, then done; closes with the edit once it is made. */
@Component({
  selector: 'odr-bulk-dialog',
  imports: [
    Icon,
    LicensePicker,
    MatButton,
    MatCheckbox,
    MatDialogModule,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    ProblemView,
  ],
  templateUrl: './bulk-dialog.html',
  styleUrl: './bulk-dialog.scss',
})
export class BulkDialog {
  protected readonly data = inject<BulkDialogData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<BulkDialog, BulkEditDetail>>(MatDialogRef);
  private readonly client = inject(BulkClient);
  private readonly licenseClient = inject(LicenseClient);
  private readonly uploadClient = inject(UploadClient);

  private readonly catalogue = resource({ loader: () => this.licenseClient.all() });
  private readonly myTeams = resource({ loader: () => this.uploadClient.teams() });
  protected readonly licenses = computed(() => (this.catalogue.hasValue() ? this.catalogue.value() : []));
  protected readonly teams = computed(() => (this.myTeams.hasValue() ? this.myTeams.value().filter(takesUploads) : []));

  protected readonly form = signal<BulkForm>(EMPTY_FORM);
  protected readonly on = signal<ReadonlySet<BulkFormField>>(new Set());
  protected readonly changes = computed(() => changesOf(this.form(), this.on()));
  protected readonly asksForSomething = computed(() => Object.keys(this.changes()).length > 0);

  protected readonly preview = signal<Awaited<ReturnType<BulkClient['preview']>> | undefined>(undefined);
  protected readonly look = action(async () => {
    this.preview.set(await this.client.preview(this.data.selection, this.changes()));
  });
  protected readonly apply = action(async () => {
    this.dialog.close(await this.client.apply(this.data.selection, this.changes()));
  });

  protected readonly title =
    this.data.count === undefined ? 'Edit all that fit' : `Edit ${plural(this.data.count, 'picture')}`;
  protected readonly counts = computed(() => {
    const preview = this.preview();
    return preview ? countsWords(preview.counts) : '';
  });
  protected readonly examples = computed(() =>
    (this.preview()?.items ?? []).filter(({ outcome }) => outcome === 'changed').slice(0, EXAMPLES),
  );
  protected readonly refusals = computed(() => refusalsOf(this.preview()?.items ?? []));
  protected readonly plural = plural;
  protected readonly fieldWord = fieldWord;
  protected readonly valueWords = valueWords;
  protected readonly fieldsOf = ({ after }: BulkOutcome): string[] => Object.keys(after ?? {});

  /** Typing into a field is reason enough to switch it on. */
  protected say(change: Partial<BulkForm>): void {
    this.form.update((before) => ({ ...before, ...change }));
    for (const field of Object.keys(change) as BulkFormField[]) this.turn(field, true);
  }

  protected turn(field: BulkFormField, isOn: boolean): void {
    this.on.update((before) => {
      const after = new Set(before);
      if (isOn) after.add(field);
      else after.delete(field);
      return after;
    });
  }

  protected back(): void {
    this.preview.set(undefined);
    this.apply.clear();
  }
}
