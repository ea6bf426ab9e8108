import { DestroyRef, inject } from '@angular/core';

/** Delays a call until the caller has been quiet for `waitMs`; the last arguments win. Injection context only. */
export function debounced<A extends readonly unknown[]>(
  waitMs: number,
  call: (...args: A) => void,
): (...args: A) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...args), waitMs);
  };
}
