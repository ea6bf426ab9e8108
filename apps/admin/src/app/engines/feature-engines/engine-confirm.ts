import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';

import { Confirm } from '../../shared/ui-confirm/confirm.js';

/** What is asked before something that everybody notices. */
export interface EngineQuestion {
  readonly title: string;
  readonly consequences: readonly string[];
  readonly yes: string;
}

/** Asks before another engine answers, or one is retired. */
@Component({
  selector: 'odr-engine-confirm',
  imports: [Confirm],
  template: `
    <odr-confirm no="Cancel" [question]="question.title" [yes]="question.yes">
      @for (consequence of question.consequences; track consequence) {
        <p>{{ consequence }}</p>
      }
    </odr-confirm>
  `,
})
export class EngineConfirm {
  protected readonly question = inject<EngineQuestion>(MAT_DIALOG_DATA);
}
