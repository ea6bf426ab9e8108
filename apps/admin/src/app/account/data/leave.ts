import { DOCUMENT, InjectionToken, inject } from '@angular/core';

/** Leaves the console for an address elsewhere. */
export const LEAVE = new InjectionToken<(url: string) => void>('leave', {
  factory: () => {
    const { location } = inject(DOCUMENT);
    return (url) => location.assign(url);
  },
});
