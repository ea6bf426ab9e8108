import { inject } from '@angular/core';
import { ActivatedRoute, Router } from '@angular/router';

/** Writes page state into the address, where a colleague, the back button and a reload find it again. */
export interface UrlState {
  /** Merges into the query; undefined and '' remove a parameter. History gains no entry unless `push` is set. */
  patch(values: Readonly<Record<string, string | undefined>>, options?: { readonly push?: boolean }): void;
}

/** Call in an injection context of a routed page. */
export function injectUrlState(): UrlState {
  const router = inject(Router);
  const route = inject(ActivatedRoute);
  return {
    patch: (values, options) => {
      const queryParams = Object.fromEntries(
        Object.entries(values).map(([key, value]) => [key, value === '' ? null : (value ?? null)]),
      );
      void router.navigate([], {
        relativeTo: route,
        queryParams,
        queryParamsHandling: 'merge',
        replaceUrl: !options?.push,
      });
    },
  };
}
