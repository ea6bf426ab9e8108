import { type Env, wholeNumber } from '@odr/platform';

export interface AppealConfig {
  /** For how long after a decision whoever it concerns may appeal. */
  readonly windowDays: number;
}

/** Reads `APPEAL_WINDOW_DAYS`: about six months when left out. */
export const appealConfig = (env: Env = process.env): AppealConfig => ({
  windowDays: wholeNumber(env, 'APPEAL_WINDOW_DAYS', 183, 1),
});
