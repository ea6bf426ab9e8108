import type { ClaimedItem } from '../data/case.js';

const KEY = 'odr.moderation.held';

/** Keeps the leases of this tab over a reload. Ids and tokens only; they end with the tab. */
export function rememberHeld(items: readonly ClaimedItem[]): void {
  sessionStorage.setItem(KEY, JSON.stringify(items.map((item) => ({ ...item, subject: undefined }))));
}

export function rememberedHeld(): readonly ClaimedItem[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as readonly ClaimedItem[];
  } catch {
    // Written by an older version or by hand: starting without it costs a lease, nothing else.
    return [];
  }
}
