import { DestroyRef, Injector, Service, afterNextRender, effect, inject, untracked } from '@angular/core';
import { NavigationStart, Router } from '@angular/router';

import type { SearchState } from '../data/search-state.js';

/** Where somebody was in a list when they left it. */
interface Place {
  readonly state: SearchState;
  readonly shown: number;
  readonly top: number;
  readonly currentId: string | undefined;
}

/** The place that was left last; whoever comes back finds it. */
@Service()
export class LastPlace {
  place: Place | undefined;
}

/** A page that can be left and come back to. */
interface Leaving {
  readonly host: HTMLElement;
  readonly state: () => SearchState;
  readonly shown: () => number;
  readonly currentId: () => string | undefined;
  readonly isShown: () => boolean;
}

/**
 * How many pictures were shown here when one left, if the back button brought one back; the browser itself remembers only
 * what the window scrolled. Injection context only.
 */
export function injectShownBefore(state: () => SearchState): number | undefined {
  const { place } = inject(LastPlace);
  const isBack = inject(Router).currentNavigation()?.trigger === 'popstate';
  return isBack && place && isSame(place.state, state()) ? place.shown : undefined;
}

/** Notes the place when one leaves, and goes there when one is back. Injection context only. */
export function injectReturn(page: Leaving, isBack: boolean): void {
  const last = inject(LastPlace);
  const injector = inject(Injector);
  const scroller = (): Element | null => page.host.closest('main');
  const leaving = inject(Router).events.subscribe((event) => {
    if (!(event instanceof NavigationStart)) return;
    last.place = {
      state: page.state(),
      shown: page.shown(),
      top: scroller()?.scrollTop ?? 0,
      currentId: page.currentId(),
    };
  });
  inject(DestroyRef).onDestroy(() => leaving.unsubscribe());
  const place = last.place;
  if (!isBack || !place) return;
  const coming = effect(() => {
    if (!page.isShown()) return;
    untracked(() => afterNextRender(() => goTo(page.host, scroller(), place), { injector }));
    coming.destroy();
  });
}

function goTo(host: HTMLElement, scroller: Element | null, { top, currentId }: Place): void {
  if (currentId) host.querySelector<HTMLElement>(`[data-id="${currentId}"] a`)?.focus({ preventScroll: true });
  scroller?.scrollTo?.({ top });
}

const isSame = (one: SearchState, other: SearchState): boolean => JSON.stringify(one) === JSON.stringify(other);
