import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule } from '@angular/material/dialog';

/** What is asked before something that everybody notices. */
export interface EngineQuestion {
  readonly title: string;
  readonly consequences: readonly string[];
  readonly yes: string;
}

/** Asks before another engine answers, or one is retired. */
@Component({
  selector: 'odr-engine-confirm',
  imports: [MatButton, MatDialogModule],
  template: `
    <h2 mat-dialog-title>{{ question.title }}</h2>
    <mat-dialog-content>
      @for (consequence of question.consequences; track consequence) {
        <p>{{ consequence }}</p>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>Cancel</button>
      <button matButton="filled" type="button" [mat-dialog-close]="true">{{ question.yes }}</button>
    </mat-dialog-actions>
  `,
})
export class EngineConfirm {
  protected readonly question = inject<EngineQuestion>(MAT_DIALOG_DATA);
}
