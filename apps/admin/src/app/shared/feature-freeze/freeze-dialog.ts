import { Component, inject, signal } from '@angular/core';
import { FormField, form, max, maxLength, min, required, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';

import { action } from '../data-problem/action.js';
import { FreezeClient, type Frozen, type ToFreeze } from '../data-saved-search/data/freeze-client.js';
import { ProblemView } from '../ui-error/problem-view.js';
import { plural } from '../util-format/format.js';

const MOST = 10_000;

export interface FreezeQuestion {
  readonly what: ToFreeze;
  readonly name: string;
}

/** Name and size of the set that a search becomes; closes with what came of it. */
@Component({
  selector: 'odr-freeze-dialog',
  imports: [FormField, MatButton, MatDialogModule, MatError, MatFormField, MatHint, MatInput, MatLabel, ProblemView],
  templateUrl: './freeze-dialog.html',
  styles:
    'mat-dialog-content { display: grid; gap: 14px; min-inline-size: min(420px, 80vw); padding-block-start: 8px; }',
})
export class FreezeDialog {
  private readonly given = inject<FreezeQuestion>(MAT_DIALOG_DATA);
  private readonly client = inject(FreezeClient);
  private readonly dialog = inject<MatDialogRef<FreezeDialog, Frozen>>(MatDialogRef);

  private readonly picked = 'contentIds' in this.given.what ? this.given.what.contentIds.length : undefined;
  protected readonly pickedWords = this.picked === undefined ? undefined : plural(this.picked, 'picked picture');
  private readonly model = signal({ name: this.given.name.slice(0, 100), limit: 1_000 });
  protected readonly fields = form(this.model, (path) => {
    required(path.name, { message: 'Give it a name' });
    maxLength(path.name, 100, { message: 'At most 100 characters' });
    min(path.limit, 1, { message: 'At least 1' });
    max(path.limit, MOST, { message: 'At most 10,000: what is larger is a dataset' });
  });

  protected readonly freeze = action(async () => {
    const { name, limit } = this.model();
    const set = this.picked === undefined ? { name: name.trim(), limit } : { name: name.trim() };
    this.dialog.close(await this.client.freeze(this.given.what, set));
  });

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      await this.freeze.run();
      return undefined;
    });
  }
}
