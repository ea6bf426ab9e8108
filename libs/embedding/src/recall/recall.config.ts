import { BadSetting, type Env } from '@odr/platform';

export interface RecallConfig {
  /** Share of the answers of indexes that are checked against exact search, 0 to 1. */
  readonly sampleRate: number;
}

/** Reads `SEARCH_RECALL_SAMPLE`. */
export const recallConfig = (env: Env = process.env): RecallConfig => {
  const sampleRate = Number(env['SEARCH_RECALL_SAMPLE'] || 0.01);
  if (!(sampleRate >= 0 && sampleRate <= 1)) throw new BadSetting('SEARCH_RECALL_SAMPLE', 'must be from 0 to 1.');
  return { sampleRate };
};
