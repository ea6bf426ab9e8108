import { DOCUMENT } from '@angular/common';
import { Component, type ElementRef, afterNextRender, computed, inject, input, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { CopyBox } from '../../shared/ui-copy/copy-box.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { type CreatedApiKey, exampleCall } from '../../shared/data-api-key/api-key.js';

/** The key, this once, and how to send it. */
@Component({
  selector: 'odr-made-key',
  imports: [CopyBox, Icon, MatButton, RouterLink, TimeAgo],
  template: `
    <div class="odr-card">
      <h2 #title tabindex="-1">“{{ key().name }}” is made</h2>
      <p class="once"><odr-icon name="warning" /> Copy it now: it is shown this once, and nobody can look it up.</p>
      <odr-copy-box label="The API key" [text]="key().key" />
      <h3>Try it</h3>
      <odr-copy-box label="A first call with curl" [text]="example()" />
      <p class="odr-quiet">
        Programs send it as the header <code>X-API-Key</code>. It ends <odr-time-ago [at]="key().expiresAt" />. Keep it
        where secrets are kept, never in code.
      </p>
      <a matButton="filled" routerLink="/account/api-keys">I have copied it</a>
    </div>
  `,
  styleUrl: '../ui/account-page.scss',
  styles: `
    odr-copy-box {
      inline-size: 100%;
    }

    .once {
      display: flex;
      align-items: center;
      gap: 8px;
      color: var(--odr-status-pending);
    }

    h3 {
      margin-block-start: 8px;
    }

    h2:focus {
      outline: none;
    }
  `,
})
export class MadeKey {
  private readonly origin = inject(DOCUMENT).location.origin;
  private readonly title = viewChild.required<ElementRef<HTMLElement>>('title');
  readonly key = input.required<CreatedApiKey>();
  protected readonly example = computed(() => exampleCall(this.origin, this.key().key));

  constructor() {
    // The form that had the focus is gone: whoever listens hears first what has happened.
    afterNextRender(() => this.title().nativeElement.focus());
  }
}
