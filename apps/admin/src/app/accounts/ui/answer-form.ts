import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

/** What is answered to somebody who has appealed. */
export interface Answer {
  readonly outcome: 'upheld' | 'overturned';
  readonly note: string;
}

/** Answers an appeal: with words first, then one of two ways. */
@Component({
  selector: 'odr-answer-form',
  imports: [MatButton],
  template: `
    <label>
      <span>The answer, as they are told</span>
      <textarea #box rows="3" maxlength="2000" [value]="note()" (input)="note.set(box.value)"></textarea>
    </label>
    <div class="row">
      <button matButton="filled" type="button" [disabled]="!isReady() || isBusy()" (click)="send('overturned')">
        End the suspension
      </button>
      <button matButton="outlined" type="button" [disabled]="!isReady() || isBusy()" (click)="send('upheld')">
        It stays
      </button>
    </div>
  `,
  styles: `
    :host,
    label {
      display: grid;
      gap: 10px;
      max-inline-size: 75ch;
    }

    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
    }

    textarea {
      padding: 10px;
      border: 1px solid var(--odr-line);
      border-radius: 8px;
      background: var(--mat-sys-surface);
      color: var(--mat-sys-on-surface);
      font: inherit;
    }
  `,
})
export class AnswerForm {
  readonly isBusy = input(false);
  readonly sent = output<Answer>();

  protected readonly note = signal('');
  protected readonly isReady = computed(() => this.note().trim().length >= 3);

  protected send(outcome: Answer['outcome']): void {
    this.sent.emit({ outcome, note: this.note().trim() });
  }
}
