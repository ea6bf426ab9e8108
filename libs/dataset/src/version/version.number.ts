import { VersionBump } from '@odr/contracts';

export interface VersionNumber {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

const FIRST: VersionNumber = { major: 1, minor: 0, patch: 0 };

/** The number after the latest; the first is 1.0.0 whatever is counted up. */
export function nextNumber(latest: VersionNumber | undefined, bump: VersionBump): VersionNumber {
  if (!latest) return FIRST;
  const { major, minor, patch } = latest;
  if (bump === VersionBump.Major) return { major: major + 1, minor: 0, patch: 0 };
  return bump === VersionBump.Minor ? { major, minor: minor + 1, patch: 0 } : { major, minor, patch: patch + 1 };
}

/** @returns undefined for what is no version */
export function readNumber(text: string): VersionNumber | undefined {
  const [, major, minor, patch] = /^v?(\d{1,6})\.(\d{1,6})\.(\d{1,6})$/.exec(text) ?? [];
  return major && minor && patch ? { major: Number(major), minor: Number(minor), patch: Number(patch) } : undefined;
}
