import { Component, Directive, computed, input } from '@angular/core';

import { keyLabel, partsOf } from './shortcuts.js';

/** Shows a key as a small key cap; `[odrKey]` on the button tells assistive technology. */
@Component({
  selector: 'odr-key-hint',
  template: `<kbd>{{ label() }}</kbd>`,
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
  protected readonly label = computed(() => keyLabel(this.key()));
}

/** Announces the shortcut of a control. */
@Directive({ selector: '[odrKey]', host: { '[attr.aria-keyshortcuts]': 'ariaKey()' } })
export class ShortcutKey {
  readonly odrKey = input.required<string>();
  protected readonly ariaKey = computed(() =>
    partsOf(this.odrKey())
      .map((part) => ARIA_NAMES[part] ?? (part.length === 1 ? part.toUpperCase() : part))
      .join('+'),
  );
}

const ARIA_NAMES: Readonly<Record<string, string>> = { ' ': 'Space', '+': 'Plus', Ctrl: 'Control' };
