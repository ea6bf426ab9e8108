import { type Signal, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';

import { type SearchState, stateOf } from './search-state.js';

/** The search of the address. Call in an injection context of a routed page. */
export function injectUrlSearch(): Signal<SearchState> {
  const route = inject(ActivatedRoute);
  const query = toSignal(route.queryParamMap, { initialValue: route.snapshot.queryParamMap });
  return computed(() => stateOf((name) => query().get(name)), { equal: isSame });
}

const isSame = (one: SearchState, other: SearchState): boolean => JSON.stringify(one) === JSON.stringify(other);
