import { Component, DestroyRef, computed, inject } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { Unread } from '../shared/data-notices/unread.js';
import { Icon } from '../shared/ui-icon/icon.js';
import { plural } from '../shared/util-format/format.js';
import { injectPoll } from '../shared/util-poll/poll.js';

const LOOK_AGAIN_MS = 60_000;
const SHOWN_TO = 99;

/** The way to what I was told, with how much of it I have not read. */
@Component({
  selector: 'odr-bell',
  imports: [Icon, MatIconButton, RouterLink],
  template: `
    <a matIconButton routerLink="/notifications" [attr.aria-label]="label()" [title]="label()">
      <odr-icon name="notifications" />
      @if (unread.count() > 0) {
        <span class="count" aria-hidden="true">{{ shown() }}</span>
      }
    </a>
  `,
  styles: `
    a {
      --odr-icon-size: 22px;

      display: inline-grid;
      place-content: center;
      position: relative;
      padding: 0;
      color: inherit;
    }

    .count {
      position: absolute;
      inset-block-start: 4px;
      inset-inline-start: 55%;
      min-inline-size: 18px;
      padding-inline: 4px;
      border-radius: 9px;
      background: var(--mat-sys-error);
      color: var(--mat-sys-on-error);
      font: var(--mat-sys-label-small);
      line-height: 18px;
      text-align: center;
    }
  `,
})
export class Bell {
  protected readonly unread = inject(Unread);
  protected readonly label = computed(() =>
    this.unread.count() === 0 ? 'Notifications' : `Notifications, ${plural(this.unread.count(), 'unread', 'unread')}`,
  );
  protected readonly shown = computed(() => (this.unread.count() > SHOWN_TO ? `${SHOWN_TO}+` : this.unread.count()));

  constructor() {
    injectPoll(LOOK_AGAIN_MS, () => this.unread.lookAgain());
    // Whoever comes back to the page wants to see what has happened meanwhile at once.
    const back = (): void => {
      if (document.visibilityState === 'visible') this.unread.lookAgain();
    };
    document.addEventListener('visibilitychange', back);
    inject(DestroyRef).onDestroy(() => document.removeEventListener('visibilitychange', back));
  }
}
