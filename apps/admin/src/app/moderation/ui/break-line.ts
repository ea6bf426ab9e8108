import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { Icon } from '../../shared/ui-icon/icon.js';

/** Proposes a break, and takes a no. */
@Component({
  selector: 'odr-break-line',
  imports: [Icon, MatButton, RouterLink],
  template: `
    <odr-icon name="hourglass_top" />
    <span class="why">{{ why() }} How about a break?</span>
    <a matButton="tonal" routerLink="/moderation/break" [queryParams]="{ from: queue() }">Take a break</a>
    <button matButton type="button" (click)="declined.emit()">Go on</button>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 8px;
      padding: 6px 12px;
      border-radius: 8px;
      background: var(--odr-surface-sunken);
    }

    .why {
      flex: 1 1 260px;
    }
  `,
  host: { role: 'status' },
})
export class BreakLine {
  readonly why = input.required<string>();
  readonly queue = input.required<string>();
  readonly declined = output<void>();
}
