import { Component, type ElementRef, afterNextRender, output, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { injectShortcuts } from '../../shared/util-shortcuts/inject-shortcuts.js';

/** What a case waits for, and for how long. */
export interface Hold {
  readonly reason: string;
  readonly hours: number;
}

const HOURS = [4, 24, 72, 168] as const;

/** Asks why a case is kept: whoever leads the queue sees it. */
@Component({
  selector: 'odr-hold-panel',
  imports: [MatButton],
  template: `
    <form (submit)="$event.preventDefault(); submit()">
      <label class="odr-filter words">
        Hold this case, because
        <input
          #reasonBox
          type="text"
          required
          minlength="3"
          maxlength="500"
          placeholder="Asked the photographer for a release"
          [value]="reason()"
          (input)="reason.set(reasonBox.value)"
        />
      </label>
      <label class="odr-filter">
        for
        <select #hoursBox (change)="hours.set(+hoursBox.value)">
          @for (option of options; track option) {
            <option [value]="option" [selected]="option === hours()">{{ option }} hours</option>
          }
        </select>
      </label>
      <button matButton="filled" type="submit" [disabled]="reason().trim().length < 3">Hold</button>
      <button matButton type="button" (click)="cancelled.emit()">Back</button>
    </form>
  `,
  styleUrl: './question-form.scss',
})
export class HoldPanel {
  readonly held = output<Hold>();
  readonly cancelled = output<void>();

  protected readonly options = HOURS;
  protected readonly reason = signal('');
  protected readonly hours = signal<number>(24);
  private readonly reasonBox = viewChild.required<ElementRef<HTMLElement>>('reasonBox');

  constructor() {
    injectShortcuts('Hold', [{ key: 'Escape', label: 'Back', run: () => this.cancelled.emit(), isForTyping: true }], {
      isModal: true,
    });
    afterNextRender(() => this.reasonBox().nativeElement.focus());
  }

  protected submit(): void {
    const reason = this.reason().trim();
    if (reason.length >= 3) this.held.emit({ reason, hours: this.hours() });
  }
}
