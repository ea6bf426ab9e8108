import type { DatasetCounts, SourceAgreement } from '@odr/entities';

import type { ManifestItem } from './manifest-line.js';

/** Counts that grow while a list is made. */
export class Tally {
  private readonly by = { licenses: new Map(), splits: new Map(), formats: new Map(), aspects: new Map() } as const;
  private readonly said = new Set<string>();
  private annotations = 0;
  private bytes = 0;

  add(item: ManifestItem): void {
    this.annotations += item.annotations.length;
    this.bytes += item.size;
    for (const { sources } of item.annotations) for (const name of sources) this.said.add(name);
    count(this.by.licenses, item.license);
    count(this.by.formats, item.format);
    count(this.by.aspects, aspectOf(item));
    if (item.split !== undefined) count(this.by.splits, item.split);
  }

  /** Names of those that its annotations are from. */
  sources(): string[] {
    return [...this.said].sort();
  }

  counts(excluded: Readonly<Record<string, number>>, agreement: readonly SourceAgreement[]): DatasetCounts {
    const { licenses, splits, formats, aspects } = this.by;
    return {
      licenses: sorted(licenses),
      splits: sorted(splits),
      formats: sorted(formats),
      aspects: sorted(aspects),
      excluded,
      annotations: this.annotations,
      agreement,
      bytes: this.bytes,
    };
  }
}

const count = (map: Map<string, number>, key: string): unknown => map.set(key, (map.get(key) ?? 0) + 1);

/** By name, so that the same items count the same way. */
const sorted = (map: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));

function aspectOf({ width, height }: ManifestItem): string {
  if (!width || !height) return 'unknown';
  if (width >= 2 * height) return 'panorama';
  if (width > 1.1 * height) return 'landscape';
  return width >= 0.9 * height ? 'square' : 'portrait';
}
