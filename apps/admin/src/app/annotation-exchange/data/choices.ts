import { computed, inject, resource, type Signal } from '@angular/core';

import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import { matching } from '../../shared/data-license/license.js';
import { SetClient } from '../../shared/data-sets/data/set-client.js';
import type { NamesById } from './annotation-filter.js';
import { ExchangeClient } from './exchange-client.js';

/** The common ones; the address takes any other. */
const MAX_LICENSES = 100;

export interface Choice {
  readonly id: string;
  readonly name: string;
}

/** What filters offer to choose from. A list that could not be read offers nothing; the address still holds what was chosen. */
export interface Choices {
  readonly sources: Signal<readonly Choice[]>;
  readonly sets: Signal<readonly Choice[]>;
  readonly licenses: Signal<readonly Choice[]>;
  readonly names: Signal<NamesById>;
}

/** Injection context only. */
export function injectChoices(): Choices {
  const [client, setClient, licenseClient] = [inject(ExchangeClient), inject(SetClient), inject(LicenseClient)];
  const sourcesAsked = resource({ loader: () => client.sources() });
  const setsAsked = resource({ loader: () => setClient.list({}, undefined) });
  const licensesAsked = resource({ loader: () => licenseClient.all() });
  const sources = computed(() => (sourcesAsked.hasValue() ? sourcesAsked.value() : []));
  const sets = computed(() => (setsAsked.hasValue() ? setsAsked.value().items : []));
  const licenses = computed(() =>
    matching(licensesAsked.hasValue() ? licensesAsked.value() : [], '', MAX_LICENSES).map(({ id }) => ({
      id,
      name: id,
    })),
  );
  const names = computed(() => new Map([...sources(), ...sets()].map(({ id, name }) => [id, name])));
  return { sources, sets, licenses, names };
}
