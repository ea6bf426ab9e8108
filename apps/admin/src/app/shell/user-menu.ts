import { Component, computed, inject, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { Router, RouterLink } from '@angular/router';

import { roleWord } from '../shared/data-session/role.js';
import { Session } from '../shared/data-session/session.js';
import { Icon } from '../shared/ui-icon/icon.js';
import type { IconName } from '../shared/ui-icon/icon-paths.js';
import { Bell } from './bell.js';
import { initialsOf } from './initials.js';
import { Theme, type ThemeChoice } from './theme.js';

/** The right end of the top bar: keys, theme, and you. */
@Component({
  selector: 'odr-user-menu',
  imports: [Bell, Icon, MatButton, MatIconButton, MatMenuModule, RouterLink],
  templateUrl: './user-menu.html',
  styles: `
    :host {
      display: flex;
      align-items: center;
      gap: 2px;
    }

    /* There is no keyboard where the screen is that narrow, and no room. */
    @media (width < 480px) {
      .keys.keys {
        display: none;
      }
    }

    .who {
      display: grid;
      padding: 8px 16px 12px;
      border-block-end: 1px solid var(--odr-line);
    }

    /* Drawn rather than written: the button's name says it in full. */
    .initials::before {
      content: attr(data-initials);
    }

    .initials {
      display: grid;
      place-items: center;
      inline-size: 30px;
      block-size: 30px;
      border-radius: 50%;
      background: var(--mat-sys-primary);
      color: var(--mat-sys-on-primary);
      font: var(--mat-sys-label-large);
    }
  `,
})
export class UserMenu {
  protected readonly session = inject(Session);
  private readonly theme = inject(Theme);
  private readonly router = inject(Router);
  readonly help = output<void>();
  readonly palette = output<void>();

  protected readonly initials = computed(() => initialsOf(this.session.user()?.name ?? ''));
  protected readonly roleWord = roleWord;
  protected readonly themes: readonly {
    readonly choice: ThemeChoice;
    readonly word: string;
    readonly icon: IconName;
  }[] = [
    { choice: 'system', word: 'As the system', icon: 'contrast' },
    { choice: 'light', word: 'Light', icon: 'light_mode' },
    { choice: 'dark', word: 'Dark', icon: 'dark_mode' },
  ];
  protected readonly chosen = this.theme.choice;
  protected readonly themeIcon = computed(
    () => this.themes.find((one) => one.choice === this.chosen())?.icon ?? 'contrast',
  );

  protected choose(choice: ThemeChoice): void {
    this.theme.choose(choice);
  }

  protected here(): string {
    return this.router.url;
  }

  protected async signOut(): Promise<void> {
    await this.session.logout();
    await this.router.navigateByUrl('/browse');
  }
}
