import { Component, computed, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

const LONGEST = 2_000;

/** Asks for some words and sends them. What was written stays until it has been taken. */
@Component({
  selector: 'odr-words-form',
  imports: [MatButton],
  template: `
    <form (submit)="send($event)">
      <label>
        <span>{{ question() }}</span>
        <textarea #box rows="4" [attr.maxlength]="longest" [value]="text()" (input)="text.set(box.value)"></textarea>
      </label>
      <div class="actions">
        <button matButton="filled" type="submit" [disabled]="!isReady() || isBusy()">{{ word() }}</button>
        <ng-content />
        <span class="odr-quiet odr-number">{{ text().length }} of {{ longest }}</span>
      </div>
    </form>
  `,
  styles: `
    form,
    label {
      display: grid;
      gap: 8px;
      max-inline-size: 75ch;
    }

    textarea {
      padding: 10px;
      border: 1px solid var(--odr-line);
      border-radius: 8px;
      background: var(--mat-sys-surface);
      color: var(--mat-sys-on-surface);
      font: inherit;
    }

    .actions {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 14px;
    }
  `,
})
export class WordsForm {
  readonly question = input.required<string>();
  readonly word = input('Send');
  readonly shortest = input(10);
  readonly isBusy = input(false);
  readonly sent = output<string>();

  protected readonly longest = LONGEST;
  protected readonly text = signal('');
  protected readonly isReady = computed(() => this.text().trim().length >= this.shortest());

  protected send(event: Event): void {
    event.preventDefault();
    if (this.isReady() && !this.isBusy()) this.sent.emit(this.text().trim());
  }
}
