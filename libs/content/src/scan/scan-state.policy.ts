import type { ContentType, ProcessingState } from '@odr/contracts';
import type { ScannerCard } from './scanner.js';

/** skipped: it never looks at this item, as the item is. outdated: there is a result, and a newer one will come. */
export type ScanState = 'done' | 'waiting' | 'failed' | 'outdated' | 'skipped';

/** What the tables say of one scanner and one item. */
export interface StoredScan {
  /** Of its result; null before there is one. */
  readonly version: string | null;
  readonly isOutdated: boolean;
  /** Code of the last failure. */
  readonly failure: string | null;
  readonly hasGivenUp: boolean;
}

export interface ScannedItem {
  readonly type: ContentType;
  readonly processingState: ProcessingState;
  /** Code of what stopped it. */
  readonly processingFailure: string | null;
}

/**
 * Where a scanner stands with an item, and the code of the reason why it is not done.
 * @param card undefined for a scanner that is off: its results stay what they are
 */
export function scanStateOf(
  card: ScannerCard | undefined,
  item: ScannedItem,
  { version, isOutdated, failure, hasGivenUp }: StoredScan,
): { readonly state: ScanState; readonly failure: string | null } {
  if (failure && hasGivenUp) return { state: 'failed', failure };
  if (version !== null) return { state: card && isOutdated ? 'outdated' : 'done', failure };
  if (item.processingState === 'failed') return { state: 'skipped', failure: item.processingFailure };
  if (card && !card.takes.includes(item.type)) return { state: 'skipped', failure: null };
  return { state: 'waiting', failure };
}
