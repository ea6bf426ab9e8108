import { SCANNERS, type ScannerName } from '@odr/contracts';
import { BadSetting, optional, type Env } from '@odr/platform';

/** Scanners that are switched on in this installation; API and worker must agree. */
export interface ScanConfig {
  readonly isOn: (scanner: ScannerName) => boolean;
}

/**
 * Reads `SCANS_OFF`, names of scanners with commas in between.
 * @throws BadSetting for a name that is none: a typing error would leave on what was to be off
 */
export function scanConfig(env: Env = process.env): ScanConfig {
  const off = new Set(
    optional(env, 'SCANS_OFF', '')
      .split(/[\s,]+/)
      .filter(Boolean),
  );
  const unknown = [...off].filter((name) => !SCANNERS.some((scanner) => scanner === name));
  if (unknown.length > 0)
    throw new BadSetting('SCANS_OFF', `names ${unknown.join(', ')}; the scanners are ${SCANNERS.join(', ')}.`);
  return { isOn: (scanner) => !off.has(scanner) };
}
