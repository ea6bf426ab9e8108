import { Component, Directive, computed, inject, input } from '@angular/core';

import { Shortcuts, keyLabel, partsOf } from './shortcuts.js';

/** Shows a key as a small key cap; `[odrKey]` on the button tells assistive technology. */
@Component({
  selector: 'odr-key-hint',
  template: `
    @if (label(); as label) {
      <kbd>{{ label }}</kbd>
    }
  `,
  styles: `
    kbd {
      display: inline-block;
      min-inline-size: 20px;
      padding: 0 5px;
      border: 1px solid color-mix(in srgb, currentColor 45%, transparent);
      border-radius: 4px;
      font: inherit;
      font-size: 0.75rem;
      line-height: 18px;
      text-align: center;
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class KeyHint {
  readonly key = input.required<string>();
  private readonly shortcuts = inject(Shortcuts);
  protected readonly label = computed(() => {
    const key = this.shortcuts.isOff() ? undefined : this.shortcuts.shown(this.key());
    return key === undefined ? undefined : keyLabel(key);
  });
}

/** Announces the shortcut of a control. */
@Directive({ selector: '[odrKey]', host: { '[attr.aria-keyshortcuts]': 'ariaKey()' } })
export class ShortcutKey {
  readonly odrKey = input.required<string>();
  private readonly shortcuts = inject(Shortcuts);
  protected readonly ariaKey = computed(() => {
    const key = this.shortcuts.isOff() ? undefined : this.shortcuts.shown(this.odrKey());
    if (key === undefined) return null;
    return partsOf(key)
      .map((part) => ARIA_NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part))
      .join('+');
  });
}

const ARIA_NAMES: Readonly<Record<string, string>> = { ' ': 'Space', '+': 'Plus', Ctrl: 'Control' };
