import { FeatureToggles } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { defaultSetting, FEATURE_NAMES, isFeatureName, type FeatureName, type FeatureSetting } from '@odr/contracts';
import { Clock, type UserId } from '@odr/kernel';
import { assertMatches, Database } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { FeatureNotFound } from '../administration.errors.js';
import type { FeatureToggleListResponse, FeatureToggleResponse } from './dto/feature-toggle.response.dto.js';
import { FeatureToggleRepository } from './feature-toggle.repository.js';
import { isSameSetting, settingOf, toToggleResponse } from './feature-toggle.mapper.js';

/** Switching parts of the product on and off while it runs. */
@Injectable()
export class FeatureToggleService {
  constructor(
    private readonly db: Database,
    private readonly toggles: FeatureToggleRepository,
    private readonly features: FeatureToggles,
    private readonly clock: Clock,
    private readonly audit: AuditLog,
  ) {}

  async list(): Promise<FeatureToggleListResponse> {
    const rows = await this.toggles.list();
    return {
      items: FEATURE_NAMES.map((name) =>
        toToggleResponse(
          name,
          rows.find((row) => row.name === name),
        ),
      ),
      nextCursor: null,
      unread: rows.map(({ name }) => name).filter((name) => !isFeatureName(name)),
    };
  }

  /** @throws FeatureNotFound */
  async get(name: string): Promise<FeatureToggleResponse> {
    const known = knownOrThrow(name);
    return toToggleResponse(known, await this.toggles.byName(known));
  }

  /** Holds here at once and in every other process within a second. @throws FeatureNotFound, PreconditionFailed */
  async change(
    name: string,
    change: Partial<FeatureSetting>,
    by: UserId,
    ifMatch: string | undefined,
  ): Promise<FeatureToggleResponse> {
    const known = knownOrThrow(name);
    await this.db.transaction(async () => {
      await this.toggles.lock(known);
      const row = await this.toggles.byName(known);
      assertMatches(ifMatch, row?.version ?? 0);
      const from = row === undefined ? defaultSetting(known) : settingOf(row);
      const to = settingOf({ ...from, ...withoutUndefined(change) });
      if (isSameSetting(from, to)) return;
      await this.toggles.set(known, to, by, this.clock.now());
      await this.audit.record('feature_toggle.changed', by, { details: { feature: known, from, to } });
    });
    this.features.forget();
    return this.get(known);
  }
}

/** @throws FeatureNotFound */
function knownOrThrow(name: string): FeatureName {
  if (!isFeatureName(name)) throw new FeatureNotFound();
  return name;
}

const withoutUndefined = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
