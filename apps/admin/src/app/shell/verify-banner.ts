import { Component, computed, inject, signal } from '@angular/core';
import { MatIconButton } from '@angular/material/button';

import { Session } from '../shared/data-session/session.js';
import { Resend } from '../shared/feature-resend/resend.js';
import { Icon } from '../shared/ui-icon/icon.js';

/** Put away until the browser closes, for this address. */
const PUT_AWAY = 'odr.verify-put-away';

/** One quiet line for whoever has not confirmed their address. */
@Component({
  selector: 'odr-verify-banner',
  imports: [Icon, MatIconButton, Resend],
  template: `
    @if (address(); as email) {
      <aside aria-label="Your e-mail address">
        <odr-icon name="mail" />
        <span class="words"
          >Confirm your address: open the link in our letter to <strong>{{ email }}</strong>.</span
        >
        <odr-resend [isQuiet]="true" />
        <button matIconButton type="button" aria-label="Put this away for now" (click)="putAway(email)">
          <odr-icon name="close" />
        </button>
      </aside>
    }
  `,
  styles: `
    aside {
      --odr-icon-size: 20px;

      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 12px;
      padding: 2px 12px 2px 24px;
      border-block-end: 1px solid var(--odr-line);
      background: var(--odr-surface-sunken);
      font: var(--mat-sys-body-small);
    }

    .words {
      overflow-wrap: anywhere;
    }

    button {
      margin-inline-start: auto;
    }
  `,
})
export class VerifyBanner {
  private readonly session = inject(Session);
  private readonly awayFor = signal(sessionStorage.getItem(PUT_AWAY));

  protected readonly address = computed(() => {
    // One thing at a time, and nothing could be sent before that.
    if (this.session.mustEnrol()) return undefined;
    const user = this.session.user();
    return user?.emailVerified === false && user.email !== this.awayFor() ? user.email : undefined;
  });

  protected putAway(email: string): void {
    sessionStorage.setItem(PUT_AWAY, email);
    this.awayFor.set(email);
  }
}
