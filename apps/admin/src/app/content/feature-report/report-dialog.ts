import { Component, inject, signal } from '@angular/core';
import { FormField, form, maxLength, minLength, required, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { ReportReason, SubjectType } from '@odr/contracts';

import { action } from '../../shared/data-problem/action.js';
import { ReportClient } from '../../shared/data-report/data/report-client.js';
import { type FileReport, reasonsFor } from '../../shared/data-report/report.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';

/** What is reported. */
export type Reported = Pick<FileReport, 'subjectType' | 'subjectId'>;

/** Tells the moderators about a picture or what is said of it; closes with true when it was sent. */
@Component({
  selector: 'odr-report-dialog',
  imports: [FormField, MatButton, MatDialogModule, MatError, MatFormField, MatHint, MatInput, MatLabel, ProblemView],
  templateUrl: './report-dialog.html',
  styles: 'mat-dialog-content { display: grid; gap: 18px; padding-block-start: 8px; }',
})
export class ReportDialog {
  private readonly client = inject(ReportClient);
  private readonly dialog = inject<MatDialogRef<ReportDialog, boolean>>(MatDialogRef);
  private readonly subject = inject<Reported>(MAT_DIALOG_DATA);

  protected readonly title =
    this.subject.subjectType === SubjectType.Annotation ? 'Report this annotation' : 'Report this picture';
  protected readonly reasons = reasonsFor(this.subject.subjectType);
  private readonly model = signal<{ reason: ReportReason; description: string }>({
    reason: this.reasons[0]?.value ?? ReportReason.Other,
    description: '',
  });
  protected readonly fields = form(this.model, (path) => {
    required(path.description, { message: 'Tell the moderators what they should look at' });
    minLength(path.description, 3, { message: 'Use a few more words' });
    maxLength(path.description, 2_000, { message: 'At most 2,000 characters' });
  });
  protected readonly send = action(async () => {
    await this.client.file({ ...this.subject, ...this.model() });
    this.dialog.close(true);
  });

  protected async onSubmit(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      await this.send.run();
      return undefined;
    });
  }
}
