import type { LicenseVerdict } from '@odr/contracts';

/** A licence of the catalogue. */
export interface License {
  readonly id: string;
  readonly name: string;
  readonly shortName?: string;
  readonly url?: string | null;
  readonly verdict: LicenseVerdict;
  readonly isCommon?: boolean;
}

/** Those that match what was typed, the common ones first; without text only the common ones. */
export function matching(licenses: readonly License[], text: string, limit: number): readonly License[] {
  const wanted = text.trim().toLowerCase();
  const found = licenses.filter((one) =>
    wanted === ''
      ? (one.isCommon ?? true)
      : one.id.toLowerCase().includes(wanted) ||
        one.name.toLowerCase().includes(wanted) ||
        one.shortName?.toLowerCase().includes(wanted),
  );
  return found.toSorted((a, b) => Number(b.isCommon ?? false) - Number(a.isCommon ?? false)).slice(0, limit);
}
