import { Service, inject, linkedSignal, resource } from '@angular/core';
import { FEATURES, type FeatureName } from '@odr/contracts';

import { Session } from '../data-session/session.js';
import { FeatureClient } from './data/feature-client.js';

type Answers = ReadonlyMap<string, boolean>;

/**
 * Which parts of the product are switched on for whoever is here. Asked when the page opens and whenever somebody signs in
 * or out; until the answer is there, and when there is none, what the code says stands.
 */
@Service()
export class Features {
  private readonly client = inject(FeatureClient);
  private readonly session = inject(Session);

  private readonly asked = resource({
    params: () => ({ who: this.session.user()?.id }),
    loader: async () => new Map((await this.client.mine()).map(({ name, isOn }) => [name as string, isOn])),
  });
  /** The answer before stays while the next one is on its way, so that nothing flickers. */
  private readonly answers = linkedSignal<Answers | undefined, Answers | undefined>({
    source: () => (this.asked.hasValue() ? this.asked.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });

  isOn(name: FeatureName): boolean {
    return this.answers()?.get(name) ?? FEATURES[name].isOnByDefault;
  }

  /** Call after changing one: the shell shows what it means at once. */
  reload(): void {
    this.asked.reload();
  }
}
