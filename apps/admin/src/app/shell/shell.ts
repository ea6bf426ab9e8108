import { ChangeDetectionStrategy, Component, type ElementRef, computed, inject, viewChild } from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';

import { Features } from '../shared/data-features/features.js';
import { Session } from '../shared/data-session/session.js';
import { Icon } from '../shared/ui-icon/icon.js';
import { injectShortcuts } from '../shared/util-shortcuts/inject-shortcuts.js';
import { ADMINISTRATION, DESTINATIONS, openTo, switchedOn } from './destinations.js';
import { injectEnrolmentRedirect } from './enrolment-redirect.js';
import { SearchBox } from './search-box.js';
import { ShortcutHelp } from './shortcut-help.js';
import { UserMenu } from './user-menu.js';
import { VerifyBanner } from './verify-banner.js';

/** The frame of every page: rail, top bar, and the main landmark that takes focus after navigation. */
@Component({
  selector: 'odr-shell',
  imports: [Icon, MatButton, RouterLink, RouterLinkActive, RouterOutlet, SearchBox, UserMenu, VerifyBanner],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Shell {
  private readonly session = inject(Session);
  private readonly features = inject(Features);
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  protected readonly destinations = computed(() =>
    DESTINATIONS.filter(openTo(this.session)).filter(switchedOn(this.features, this.session)),
  );
  protected readonly administration = computed(() => ADMINISTRATION.filter(openTo(this.session)));
  protected readonly hasEnded = this.session.hasEnded;
  private readonly path = this.router.events.pipe(
    filter((event) => event instanceof NavigationEnd),
    map((event) => event.urlAfterRedirects.split(/[?#]/)[0] ?? ''),
  );
  protected readonly here = toSignal(this.router.events.pipe(map(() => this.router.url)), {
    initialValue: this.router.url,
  });

  /** The administration's pages keep addresses of their own, so its entry is current for all of them. */
  protected readonly isAdministering = computed(() => {
    const path = this.here().split(/[?#]/)[0] ?? '';
    return ['/admin', ...this.administration().map((place) => place.path)].some(
      (one) => path === one || path.startsWith(`${one}/`),
    );
  });

  constructor() {
    injectEnrolmentRedirect();
    injectShortcuts('Everywhere', [
      { key: '/', label: 'Search', run: () => this.search().focus() },
      { key: '?', label: 'Show the keys', run: () => this.showHelp() },
    ]);
    let before: string | undefined;
    this.path.pipe(takeUntilDestroyed()).subscribe((path) => {
      // A change of the query alone is the same page: focus stays where the person works.
      if (before !== undefined && before !== path) this.focusHeading();
      before = path;
    });
  }

  private readonly search = viewChild.required(SearchBox);

  protected showHelp(): void {
    if (this.dialog.openDialogs.length === 0) this.dialog.open(ShortcutHelp, { width: '520px' });
  }

  protected skipToMain(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  /** The lazy page is rendered after the navigation ends; the heading exists one task later. */
  private focusHeading(): void {
    setTimeout(() => {
      const main = this.main().nativeElement;
      const heading = main.querySelector<HTMLElement>('h1[tabindex]');
      if (!main.contains(document.activeElement)) (heading ?? main).focus({ preventScroll: true });
    });
  }
}
