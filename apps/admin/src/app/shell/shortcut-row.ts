import { Component, ElementRef, afterRenderEffect, computed, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { Keymap } from '../shared/util-shortcuts/keymap.js';
import { type Shortcut, Shortcuts, chordsOf, keyLabel, shortcutId } from '../shared/util-shortcuts/shortcuts.js';

/** Keys that belong to the dialog, the browser or nobody. */
const NOT_FOR_CHOICE = new Set(['Escape', 'Tab', 'Enter', 'Shift', 'Control', 'Alt', 'Meta', 'CapsLock']);

/** One shortcut in the help: its keys, and how to give it others. */
@Component({
  selector: 'odr-shortcut-row',
  imports: [MatButton],
  template: `
    <span class="label">{{ shortcut().label }}</span>
    @if (isWaiting()) {
      <input
        #catcher
        readonly
        size="14"
        value="Press a key …"
        [attr.aria-label]="'New key for ' + shortcut().label"
        (keydown)="take($event)"
        (blur)="isWaiting.set(false)"
      />
    } @else {
      <span class="keys">
        @for (key of keys(); track key) {
          <kbd>{{ label(key) }}</kbd>
        } @empty {
          <span class="none">no key</span>
        }
      </span>
      <button
        #changer
        matButton
        type="button"
        [attr.aria-label]="'Change the key for ' + shortcut().label"
        (click)="isWaiting.set(true)"
      >
        Change
      </button>
      @if (isChanged()) {
        <button
          matButton
          type="button"
          [attr.aria-label]="'Undo: give ' + shortcut().label + ' its first key again'"
          (click)="keymap.choose(id(), undefined)"
        >
          Undo
        </button>
      } @else {
        <button
          matButton
          type="button"
          [attr.aria-label]="'Off: take the key from ' + shortcut().label"
          (click)="keymap.choose(id(), null)"
        >
          Off
        </button>
      }
    }
    @if (conflict(); as taken) {
      <span class="conflict" role="alert">{{ taken }}</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 8px;
      border-block-end: 1px solid var(--odr-line);
      color: var(--odr-text);
    }

    .label {
      flex: 1;
    }

    .none,
    .conflict {
      color: var(--odr-text-quiet);
    }

    .conflict {
      flex-basis: 100%;
      padding-block-end: 6px;
      color: var(--odr-status-delisted);
      font: var(--mat-sys-body-small);
    }

    input {
      padding: 6px 10px;
      border: 2px solid var(--mat-sys-primary);
      border-radius: 4px;
      background: transparent;
      color: inherit;
      font: inherit;
    }

    kbd {
      display: inline-block;
      min-inline-size: 24px;
      margin-inline-start: 4px;
      padding: 1px 6px;
      border: 1px solid var(--odr-line);
      border-radius: 4px;
      text-align: center;
      font: var(--mat-sys-label-medium);
    }
  `,
})
export class ShortcutRow {
  readonly scope = input.required<string>();
  readonly shortcut = input.required<Shortcut>();

  protected readonly keymap = inject(Keymap);
  private readonly shortcuts = inject(Shortcuts);
  private readonly catcher = viewChild<ElementRef<HTMLElement>>('catcher');
  private readonly changer = viewChild('changer', { read: ElementRef });
  protected readonly isWaiting = signal(false);
  protected readonly conflict = signal<string | undefined>(undefined);
  protected readonly id = computed(() => shortcutId(this.scope(), this.shortcut().key));
  protected readonly keys = computed(() => {
    const { key, aliases = [] } = this.shortcut();
    const now = this.shortcuts.keyOf(this.scope(), key);
    return now === undefined ? aliases : [now, ...aliases];
  });
  protected readonly isChanged = computed(
    () => this.shortcuts.keyOf(this.scope(), this.shortcut().key) !== this.shortcut().key,
  );
  protected readonly label = keyLabel;

  constructor() {
    let wasWaiting = false;
    afterRenderEffect(() => {
      const isWaiting = this.isWaiting();
      if (isWaiting) this.catcher()?.nativeElement.focus();
      else if (wasWaiting) (this.changer() as ElementRef<HTMLElement> | undefined)?.nativeElement.focus();
      wasWaiting = isWaiting;
    });
  }

  /** Takes the next key that can be one, unless it does something else already. */
  protected take(event: KeyboardEvent): void {
    if (event.key === 'Tab' || event.key === 'Escape') this.isWaiting.set(false);
    if (event.key === 'Escape') event.stopPropagation();
    if (NOT_FOR_CHOICE.has(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    const [key = event.key] = chordsOf(event);
    const taken = this.shortcuts.takenBy(key, this.shortcut());
    this.isWaiting.set(false);
    this.conflict.set(taken && `${keyLabel(key)} is the key for “${taken}”. Take it from there first.`);
    if (taken === undefined) this.keymap.choose(this.id(), key);
  }
}
