import { Component, computed, inject, signal } from '@angular/core';
import { FormField, form, maxLength, required, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { SetVisibility } from '@odr/contracts';

import { action } from '../../shared/data-problem/action.js';
import type { ContentSet, SetDescription } from '../../shared/data-sets/content-set.js';
import { SetClient } from '../../shared/data-sets/data/set-client.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';

/** Name, description and who may see a set; closes with the set as it is afterwards. */
@Component({
  selector: 'odr-edit-set-dialog',
  imports: [FormField, MatButton, MatDialogModule, MatError, MatFormField, MatInput, MatLabel, ProblemView],
  templateUrl: './edit-set-dialog.html',
  styles:
    'mat-dialog-content { display: grid; gap: 14px; min-inline-size: min(420px, 80vw); padding-block-start: 8px; }',
})
export class EditSetDialog {
  private readonly set = inject<ContentSet>(MAT_DIALOG_DATA);
  private readonly client = inject(SetClient);
  private readonly dialog = inject<MatDialogRef<EditSetDialog, ContentSet>>(MatDialogRef);

  private readonly model = signal<SetDescription>({
    name: this.set.name,
    description: this.set.description,
    visibility: this.set.visibility,
  });
  protected readonly fields = form(this.model, (path) => {
    required(path.name, { message: 'Give it a name' });
    maxLength(path.name, 200, { message: 'At most 200 characters' });
    maxLength(path.description, 5_000, { message: 'At most 5,000 characters' });
  });
  protected readonly choices = [
    { value: SetVisibility.Private, word: 'Me and its team' },
    { value: SetVisibility.Public, word: 'Everybody' },
  ] as const;

  protected readonly save = action(async () => {
    this.dialog.close(await this.client.update(this.set, this.model()));
  });
  protected readonly isOutdated = computed(() => this.save.problem()?.status === 412);

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      await this.save.run();
      return undefined;
    });
  }
}
