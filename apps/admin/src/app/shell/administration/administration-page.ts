import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';

import { Session } from '../../shared/data-session/session.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { ADMINISTRATION, openTo } from '../destinations.js';

/** Where administrators start: each page with what it is for. */
@Component({
  selector: 'odr-administration-page',
  imports: [Icon, RouterLink],
  template: `
    <section class="odr-page">
      <h1 tabindex="-1">Administration</h1>
      <ul>
        @for (place of places(); track place.path) {
          <li>
            <a class="odr-card" [routerLink]="place.path">
              <odr-icon [name]="place.icon" />
              <span>
                <strong>{{ place.word }}</strong>
                <span class="odr-quiet">{{ place.purpose }}</span>
              </span>
            </a>
          </li>
        }
      </ul>
    </section>
  `,
  styles: `
    ul {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(280px, 100%), 1fr));
      gap: 14px;
    }

    a {
      --odr-icon-size: 26px;

      display: flex;
      gap: 14px;
      block-size: 100%;
      padding: 18px;
      color: var(--odr-text);
      text-decoration: none;
    }

    a:hover {
      border-color: var(--mat-sys-primary);
    }

    odr-icon {
      color: var(--mat-sys-primary);
    }

    a > span {
      display: grid;
      gap: 4px;
      align-content: start;
    }

    strong {
      font: var(--mat-sys-title-small);
    }
  `,
})
export default class AdministrationPage {
  private readonly session = inject(Session);
  protected readonly places = computed(() => ADMINISTRATION.filter(openTo(this.session)));
}
