import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  Injector,
  computed,
  inject,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed, toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { NavigationEnd, NavigationStart, Router, RouterLink, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';

import { Features } from '../shared/data-features/features.js';
import { KeyboardSync } from '../shared/data-keyboard/keyboard-sync.js';
import { Session } from '../shared/data-session/session.js';
import { Icon } from '../shared/ui-icon/icon.js';
import { injectShortcuts } from '../shared/util-shortcuts/inject-shortcuts.js';
import { ADMINISTRATION, AREAS, openTo, placeOf, switchedOn } from './destinations.js';
import { injectEnrolmentRedirect } from './enrolment-redirect.js';
import { PALETTE_KEY } from './palette/palette-key.js';
import { RecentPages } from './palette/recent.js';
import { SearchBox } from './search-box.js';
import { UserMenu } from './user-menu.js';
import { VerifyBanner } from './verify-banner.js';

/** The frame of every page: rail, top bar, and the main landmark that takes focus after navigation. */
@Component({
  selector: 'odr-shell',
  imports: [Icon, MatButton, RouterLink, RouterOutlet, SearchBox, UserMenu, VerifyBanner],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '[class.in-area]': 'hasPlaces()' },
})
export class Shell {
  private readonly session = inject(Session);
  private readonly features = inject(Features);
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly recent = inject(RecentPages);
  private readonly main = viewChild.required<ElementRef<HTMLElement>>('main');

  protected readonly areas = computed(() =>
    AREAS.flatMap((area) => {
      const places = area.places.filter(openTo(this.session)).filter(switchedOn(this.features, this.session));
      return places[0] ? [{ ...area, places, path: places[0].path }] : [];
    }),
  );
  private readonly administration = computed(() => ADMINISTRATION.filter(openTo(this.session)));
  protected readonly isAdministrator = computed(() => this.administration().length > 0);
  protected readonly hasEnded = this.session.hasEnded;
  private readonly path = this.router.events.pipe(
    filter((event) => event instanceof NavigationEnd),
    map((event) => event.urlAfterRedirects.split(/[?#]/)[0] ?? ''),
  );
  protected readonly here = toSignal(this.router.events.pipe(map(() => this.router.url)), {
    initialValue: this.router.url,
  });

  protected readonly place = computed(() =>
    placeOf(
      this.areas().flatMap(({ places }) => places),
      this.here(),
    ),
  );
  protected readonly area = computed(() => {
    const place = this.place();
    return this.areas().find(({ places }) => place !== undefined && places.includes(place));
  });
  /** Whether there is a choice within the area. */
  protected readonly hasPlaces = computed(() => (this.area()?.places.length ?? 0) > 1);
  /** The administration's pages keep addresses of their own, so its entry is current for all of them. */
  protected readonly isAdministering = computed(
    () => placeOf([{ path: '/admin' }, ...this.administration()], this.here()) !== undefined,
  );

  constructor() {
    injectEnrolmentRedirect();
    inject(KeyboardSync);
    injectShortcuts('Everywhere', [
      { key: '/', label: 'Search', run: () => this.search().focus() },
      { key: '?', label: 'Show the keys', run: () => void this.showHelp() },
      { key: PALETTE_KEY, label: 'Go, do or find', run: () => void this.showPalette(), isForTyping: true },
    ]);
    this.router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event instanceof NavigationStart) this.recent.leave(this.router.url);
    });
    let before: string | undefined;
    this.path.pipe(takeUntilDestroyed()).subscribe((path) => {
      // A change of the query alone is the same page: focus stays where the person works.
      if (before !== undefined && before !== path) this.focusHeading();
      before = path;
    });
  }

  private readonly search = viewChild.required(SearchBox);

  /** Dialogs are loaded with the first of them, not with the frame. */
  protected async showHelp(): Promise<void> {
    const { openShortcutHelp } = await import('./shortcut-help.js');
    openShortcutHelp(this.injector);
  }

  protected async showPalette(): Promise<void> {
    const { openPalette } = await import('./palette/palette.js');
    openPalette(this.injector);
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
