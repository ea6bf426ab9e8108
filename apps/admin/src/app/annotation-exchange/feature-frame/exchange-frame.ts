import { Component, computed, inject } from '@angular/core';
import { MatTabsModule } from '@angular/material/tabs';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';

import { Session } from '../../shared/data-session/session.js';

/** Annotations in bulk: out, in, and cleaned. The filters of one tab are those of the next. */
@Component({
  selector: 'odr-exchange-frame',
  imports: [MatTabsModule, RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <section class="odr-page">
      <header class="odr-page-head"><h1 tabindex="-1">Annotations in bulk</h1></header>
      <nav mat-tab-nav-bar mat-stretch-tabs="false" [tabPanel]="panel" aria-label="What to do with annotations">
        @for (tab of tabs(); track tab.path) {
          <a
            mat-tab-link
            [routerLink]="['/annotation-exchange', tab.path]"
            queryParamsHandling="preserve"
            routerLinkActive
            #link="routerLinkActive"
            [active]="link.isActive"
            >{{ tab.word }}</a
          >
        }
      </nav>
      <mat-tab-nav-panel #panel class="panel"><router-outlet /></mat-tab-nav-panel>
    </section>
  `,
})
export default class ExchangeFrame {
  private readonly session = inject(Session);
  protected readonly tabs = computed(() => [
    { path: 'export', word: 'Export' },
    ...(this.session.can('annotation.create') ? [{ path: 'import', word: 'Import' }] : []),
    ...(this.session.can('annotation.update') ? [{ path: 'cleaning', word: 'Clean captions' }] : []),
  ]);
}
