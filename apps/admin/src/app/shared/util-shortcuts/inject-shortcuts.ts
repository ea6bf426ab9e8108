import { DestroyRef, inject } from '@angular/core';

import { type Shortcut, Shortcuts } from './shortcuts.js';

/** Registers a page's keys for as long as the page lives. Injection context only. */
export function injectShortcuts(
  name: string,
  shortcuts: readonly Shortcut[],
  options: { readonly isModal?: boolean } = {},
): void {
  inject(DestroyRef).onDestroy(inject(Shortcuts).scope(name, shortcuts, options));
}
