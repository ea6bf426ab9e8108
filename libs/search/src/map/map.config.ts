import { wholeNumber, type Env } from '@odr/platform';

export interface MapConfig {
  /** Of how many published items a map is drawn; all others are placed among those. */
  readonly landmarks: number;
}

/** Reads `MAP_LANDMARKS`: 10,000 take half a minute and 300 MB; memory and time grow with it, not with the collection. */
export const mapConfig = (env: Env = process.env): MapConfig => ({
  landmarks: wholeNumber(env, 'MAP_LANDMARKS', 10_000, 16),
});
