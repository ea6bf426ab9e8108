import type { LetterName, Letters } from '@odr/contracts';

const MINUTE_MS = 60_000;
const WAITS_MIN = [1, 5, 15, 60, 180, 360, 720];

/**
 * How long to wait after an attempt that failed for now: servers that greylist want minutes, broken ones hours.
 * @param attempts how many there have been, from 1
 * @returns undefined when it is enough, after about a day
 */
export const waitAfterMs = (attempts: number): number | undefined => {
  const minutes = WAITS_MIN[attempts - 1];
  return minutes === undefined ? undefined : minutes * MINUTE_MS;
};

/** Whether the letter's link would be dead on arrival. */
export const isExpired = (data: Letters[LetterName], now: Date): boolean =>
  'expiresAt' in data && new Date(data.expiresAt) <= now;
