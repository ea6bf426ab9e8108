import { Component, type ElementRef, afterNextRender, computed, model, output, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { injectShortcuts } from '../../shared/util-shortcuts/inject-shortcuts.js';
import { isNote } from '../data/case.js';

/** Asks why a case is passed on: whoever takes it up has nothing else to go by. */
@Component({
  selector: 'odr-escalate-panel',
  imports: [MatButton],
  template: `
    <form (submit)="$event.preventDefault(); submit()">
      <label class="odr-filter words">
        Escalate this case, because
        <input
          #noteBox
          type="text"
          required
          minlength="3"
          maxlength="2000"
          placeholder="Looks staged, but I am not sure"
          [value]="note()"
          (input)="note.set(noteBox.value)"
        />
      </label>
      <button matButton="filled" type="submit" [disabled]="!isEnough()">Escalate</button>
      <button matButton type="button" (click)="cancelled.emit()">Back</button>
    </form>
  `,
  styleUrl: './question-form.scss',
})
export class EscalatePanel {
  readonly note = model('');
  readonly escalated = output<void>();
  readonly cancelled = output<void>();

  protected readonly isEnough = computed(() => isNote(this.note()));
  private readonly noteBox = viewChild.required<ElementRef<HTMLElement>>('noteBox');

  constructor() {
    injectShortcuts(
      'Escalate',
      [{ key: 'Escape', label: 'Back', run: () => this.cancelled.emit(), isForTyping: true }],
      { isModal: true },
    );
    afterNextRender(() => this.noteBox().nativeElement.focus());
  }

  protected submit(): void {
    if (this.isEnough()) this.escalated.emit();
  }
}
