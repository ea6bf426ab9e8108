import { Component, input } from '@angular/core';

import { Icon } from '../ui-icon/icon.js';
import type { IconName } from '../ui-icon/icon-paths.js';

/** An empty list that says what to do next; project the button that does it. */
@Component({
  selector: 'odr-empty',
  imports: [Icon],
  template: `
    <odr-icon [name]="icon()" />
    <p class="title">{{ title() }}</p>
    <p class="text"><ng-content /></p>
    <div class="next"><ng-content select="[odrNext]" /></div>
  `,
  styles: `
    :host {
      --odr-icon-size: 40px;

      display: grid;
      justify-items: center;
      gap: 8px;
      padding: 56px 16px;
      text-align: center;
      color: var(--odr-text-quiet);
    }

    .title {
      font: var(--mat-sys-title-medium);
      color: var(--odr-text);
    }

    .text {
      max-inline-size: 52ch;
    }

    .next {
      --odr-icon-size: 20px;

      display: flex;
      gap: 8px;
      margin-block-start: 8px;
    }

    .next:empty {
      display: none;
    }
  `,
})
export class Empty {
  readonly icon = input<IconName>('inbox');
  readonly title = input.required<string>();
}
