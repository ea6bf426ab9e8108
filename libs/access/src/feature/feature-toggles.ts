import { defaultSetting, isFeatureName, type FeatureName, type FeatureSetting } from '@odr/contracts';
import { Database } from '@odr/platform';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { BriefMemory } from '../brief-memory.js';
import type { Principal } from '../principal.js';
import { isOnFor } from './feature.policy.js';

type Settings = ReadonlyMap<string, FeatureSetting>;

/** Which features are on, and for whom. What an administrator changes holds within a second in every process. */
@Injectable()
export class FeatureToggles implements OnApplicationBootstrap {
  private readonly log = new Logger(FeatureToggles.name);
  private readonly memory = new BriefMemory<'all', Settings>(() => this.ask());

  constructor(private readonly db: Database) {}

  /** Reports what was set for features that the code no longer has. */
  async onApplicationBootstrap(): Promise<void> {
    const unknown = [...(await this.settings()).keys()].filter((name) => !isFeatureName(name));
    if (unknown.length > 0) this.log.warn({ names: unknown }, 'feature toggles that nothing reads any more');
  }

  /** Whether the caller has the feature. @param caller undefined for a stranger */
  async isOn(name: FeatureName, caller: Pick<Principal, 'userId' | 'role'> | undefined): Promise<boolean> {
    return isOnFor(name, (await this.settings()).get(name) ?? defaultSetting(name), caller);
  }

  /** Call after changing one: this process then knows at once, the others within the second. */
  forget(): void {
    this.memory.forget();
  }

  private async settings(): Promise<Settings> {
    return (await this.memory.recall('all')) ?? new Map<string, FeatureSetting>();
  }

  private async ask(): Promise<Settings> {
    const rows = await this.db.query<FeatureSetting & { readonly name: string }>(
      `SELECT t.name, t.is_on AS "isOn", t.roles, t.percentage FROM feature_toggle t`,
    );
    return new Map(rows.map(({ name, ...setting }) => [name, setting]));
  }
}
