import { DestroyRef, inject } from '@angular/core';

/** Calls again and again while the page is open and visible, and `isNeeded` says so. Injection context only. */
export function injectPoll(everyMs: number, call: () => void, isNeeded: () => boolean = () => true): void {
  const timer = setInterval(() => {
    if (document.visibilityState !== 'hidden' && isNeeded()) call();
  }, everyMs);
  inject(DestroyRef).onDestroy(() => clearInterval(timer));
}
