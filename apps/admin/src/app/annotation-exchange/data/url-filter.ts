import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';

import { type AnnotationFilter, filterOf } from './annotation-filter.js';

/** The filters of the address, the same on every tab. Call in an injection context of a routed page. */
export function injectUrlFilter(): Signal<AnnotationFilter> {
  const route = inject(ActivatedRoute);
  const query = toSignal(route.queryParamMap, { initialValue: route.snapshot.queryParamMap });
  return computed(() => filterOf((name) => query().get(name)), { equal: isSame });
}

const isSame = (one: AnnotationFilter, other: AnnotationFilter): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
