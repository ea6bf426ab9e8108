import { Component, computed, input } from '@angular/core';

import { ICON_PATHS, type IconName } from './icon-paths.js';

/** One drawn icon. It is decoration: the word beside it, or the button's label, carries the meaning. */
@Component({
  selector: 'odr-icon',
  template: `<svg viewBox="0 -960 960 960" width="100%" height="100%" fill="currentColor">
    <path [attr.d]="path()" />
  </svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      inline-size: var(--odr-icon-size, 20px);
      block-size: var(--odr-icon-size, 20px);
      vertical-align: middle;
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => ICON_PATHS[this.name()]);
}
