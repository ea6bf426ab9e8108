import { Location } from '@angular/common';
import { type Signal, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';

/**
 * The one-time token behind `#token=` in the link of a letter, taken out of the address: it stays neither on the screen nor in
 * the history. Empty when the page was opened without one, or reloaded.
 */
export function injectLinkToken(): Signal<string> {
  const location = inject(Location);
  const token = signal('');
  inject(ActivatedRoute)
    .fragment.pipe(takeUntilDestroyed())
    .subscribe((fragment) => {
      const found = new URLSearchParams(fragment ?? '').get('token');
      if (!found) return;
      token.set(found);
      location.replaceState(location.path());
    });
  return token.asReadonly();
}
