import type { Permission } from '@odr/contracts';

/** A key for programs, as `/auth/api-keys` tells it. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** The first characters, to recognise it by. */
  readonly prefix: string;
  readonly scopes: readonly Permission[];
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly lastUsedAt: string | null;
}

/** A key that has just been made; the key itself is told this once. */
export interface CreatedApiKey extends ApiKey {
  readonly key: string;
}

export interface NewApiKey {
  readonly name: string;
  readonly scopes: readonly Permission[];
  readonly expiresAt: string;
}

const DAY_MS = 86_400_000;

/** How long a key may live; the server allows a year. */
export const LIFETIMES: readonly { readonly days: number; readonly word: string }[] = [
  { days: 7, word: 'A week' },
  { days: 30, word: 'A month' },
  { days: 90, word: 'Three months' },
  { days: 365, word: 'A year' },
];

export const inDays = (days: number, now = Date.now()): string => new Date(now + days * DAY_MS).toISOString();

export type KeyState = 'active' | 'expiring' | 'expired';

/** Whether the key still opens anything, and whether that ends within a week. */
export function stateOf({ expiresAt }: Pick<ApiKey, 'expiresAt'>, now = Date.now()): KeyState {
  const leftMs = Date.parse(expiresAt) - now;
  if (leftMs <= 0) return 'expired';
  return leftMs < 7 * DAY_MS ? 'expiring' : 'active';
}

/** A first call with the key, for a terminal. */
export const exampleCall = (origin: string, key: string): string =>
  `curl -H 'X-API-Key: ${key}' '${origin}/api/v1/contents?limit=1'`;
