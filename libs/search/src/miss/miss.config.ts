import { wholeNumber, type Env } from '@odr/platform';

export interface MissConfig {
  /** From so many different people on, the words of a search that found nothing are kept and shown. */
  readonly leastPeople: number;
  /** How long nobody may type on before a search counts. */
  readonly quietMs: number;
}

/** Reads `SEARCH_MISS_PEOPLE`, three at least, and `SEARCH_MISS_QUIET_MS`. */
export const missConfig = (env: Env = process.env): MissConfig => ({
  leastPeople: wholeNumber(env, 'SEARCH_MISS_PEOPLE', 5, 3),
  quietMs: wholeNumber(env, 'SEARCH_MISS_QUIET_MS', 5_000, 0),
});
