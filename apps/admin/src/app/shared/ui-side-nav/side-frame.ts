import { Component, input } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

import { Icon } from '../ui-icon/icon.js';
import type { IconName } from '../ui-icon/icon-paths.js';

/** One entry of a side list. */
export interface Place {
  readonly path: string;
  readonly word: string;
  readonly icon: IconName;
}

/** Pages that belong together: a list of them at the side, above on narrow screens, and the one that is open. */
@Component({
  selector: 'odr-side-frame',
  imports: [Icon, RouterLink, RouterLinkActive],
  template: `
    <nav [attr.aria-label]="label()">
      <p class="label" aria-hidden="true">{{ label() }}</p>
      <ul>
        @for (place of places(); track place.path) {
          <li>
            <a
              #link
              [routerLink]="place.path"
              routerLinkActive="active"
              ariaCurrentWhenActive="page"
              (isActiveChange)="show(link, $event)"
            >
              <odr-icon [name]="place.icon" /> {{ place.word }}
            </a>
          </li>
        }
      </ul>
    </nav>
    <div class="page"><ng-content /></div>
  `,
  styleUrl: './side-frame.scss',
})
export class SideFrame {
  /** What the pages are together. */
  readonly label = input.required<string>();
  readonly places = input.required<readonly Place[]>();

  /** On narrow screens the list scrolls sideways: the open page is never out of sight. */
  protected show(link: HTMLElement, isActive: boolean): void {
    if (isActive) setTimeout(() => link.scrollIntoView?.({ block: 'nearest', inline: 'center' }));
  }
}
