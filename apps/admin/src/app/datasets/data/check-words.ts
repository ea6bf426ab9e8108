import type { LicenseCheck } from './dataset.js';

/** One of the 27 checks with what came of it among the pictures that were looked at one by one. */
export interface CheckTally {
  readonly code: string;
  readonly severity: 'blocking' | 'warning';
  readonly count: number;
  readonly explanation: string;
  readonly fix: string;
  readonly source: string;
  /** The first of them. */
  readonly example: { readonly contentId: string; readonly name: string };
}

/** By code, what blocks before what warns. */
export function talliesOf(items: LicenseCheck['items']): CheckTally[] {
  const tallies = new Map<string, CheckTally>();
  for (const { contentId, name, reasons } of items) {
    for (const code of new Set(reasons.map((reason) => reason.code))) {
      const reason = reasons.find((one) => one.code === code);
      const before = tallies.get(code);
      if (before) tallies.set(code, { ...before, count: before.count + 1 });
      else if (reason) {
        const { severity, explanation, fix, source } = reason;
        tallies.set(code, { code, severity, count: 1, explanation, fix, source, example: { contentId, name } });
      }
    }
  }
  return [...tallies.values()].sort((a, b) => a.severity.localeCompare(b.severity) || a.code.localeCompare(b.code));
}

/** Checks whose facts nobody has looked at for at least one picture. */
export const notCheckedOf = (items: LicenseCheck['items']): string[] =>
  [...new Set(items.flatMap(({ notChecked }) => notChecked))].sort();
