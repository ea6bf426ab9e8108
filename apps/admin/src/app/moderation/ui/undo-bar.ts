import { Component, DestroyRef, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { Icon } from '../../shared/ui-icon/icon.js';
import { KeyHint, ShortcutKey } from '../../shared/util-shortcuts/key-hint.js';

const TICK_MS = 250;

/** A verdict that has not left yet, and for how long it can be undone. */
@Component({
  selector: 'odr-undo-bar',
  imports: [Icon, KeyHint, MatButton, ShortcutKey],
  template: `
    <span role="status">{{ text() }}.</span>
    <span class="seconds odr-number" aria-hidden="true">{{ secondsLeft() }} s</span>
    <button matButton type="button" odrKey="u" (click)="undo.emit()">
      <odr-icon matButtonIcon name="undo" /> Undo <odr-key-hint key="u" />
    </button>
    <span class="clock" aria-hidden="true"></span>
  `,
  styleUrl: './undo-bar.scss',
  host: { class: 'undo' },
})
export class UndoBar {
  readonly text = input.required<string>();
  /** When it leaves, on the clock of `Date.now`. */
  readonly until = input.required<number>();
  readonly undo = output<void>();

  private readonly now = signal(Date.now());
  protected readonly secondsLeft = computed(() => Math.max(0, Math.ceil((this.until() - this.now()) / 1_000)));

  constructor() {
    const ticking = setInterval(() => this.now.set(Date.now()), TICK_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(ticking));
  }
}
