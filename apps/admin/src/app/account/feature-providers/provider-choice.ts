import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { localPath } from '../../shared/util-url-state/local-path.js';
import { startAt } from '../data/provider.js';
import { ProviderClient } from '../data/provider-client.js';
import { ProviderIcon } from '../ui/provider-icon.js';

/** A button for each provider that is set up; nothing at all where there is none, or where they cannot be asked for. */
@Component({
  selector: 'odr-provider-choice',
  imports: [MatButton, ProviderIcon],
  template: `
    @if (choices().length > 0) {
      <p class="or odr-quiet"><span>or</span></p>
      <ul aria-label="Other ways to sign in">
        @for (one of choices(); track one.name) {
          <li>
            <a matButton="outlined" [href]="one.href">
              <odr-provider-icon [provider]="one.name" /> Continue with {{ one.label }}
            </a>
          </li>
        }
      </ul>
    }
  `,
  styles: `
    ul {
      display: grid;
      gap: 10px;
      padding: 0;
      margin: 0;
      list-style: none;
    }

    a {
      inline-size: 100%;
    }

    odr-provider-icon {
      margin-inline-end: 8px;
    }

    .or {
      display: flex;
      align-items: center;
      gap: 12px;
      margin-block-end: 14px;
    }

    .or::before,
    .or::after {
      flex: 1;
      border-block-end: 1px solid var(--odr-line);
      content: '';
    }
  `,
})
export class ProviderChoice {
  private readonly client = inject(ProviderClient);
  /** Where to go afterwards. */
  readonly return = input<string>();

  private readonly providers = resource({ loader: () => this.client.providers() });
  protected readonly choices = computed(() => {
    const path = localPath(this.return()) ?? '/browse';
    return (this.providers.hasValue() ? this.providers.value() : []).map((provider) => ({
      ...provider,
      href: startAt(provider, path),
    }));
  });
}
