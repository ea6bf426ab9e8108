import { defaultSetting, FEATURES, Role, type FeatureName, type FeatureSetting } from '@odr/contracts';
import type { FeatureSettingResponse, FeatureToggleResponse } from './dto/feature-toggle.response.dto.js';
import type { ToggleRow } from './feature-toggle.repository.js';

/** Only the setting, roles in their usual order, so that two that mean the same look the same. */
export const settingOf = ({ isOn, roles, percentage }: FeatureSetting): FeatureSettingResponse => ({
  isOn,
  roles: Object.values(Role).filter((role) => roles.includes(role)),
  percentage,
});

export const isSameSetting = (one: FeatureSetting, other: FeatureSetting): boolean =>
  JSON.stringify(settingOf(one)) === JSON.stringify(settingOf(other));

export function toToggleResponse(name: FeatureName, row: ToggleRow | undefined): FeatureToggleResponse {
  const { description, effect, toldTo } = FEATURES[name];
  const standing = settingOf(defaultSetting(name));
  return {
    name,
    description,
    effect,
    toldTo,
    default: standing,
    ...(row === undefined ? standing : settingOf(row)),
    version: row?.version ?? 0,
    updatedAt: row?.updatedAt ?? null,
    updatedBy: row?.updatedBy ?? null,
  };
}
