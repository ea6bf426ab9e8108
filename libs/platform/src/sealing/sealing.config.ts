import { join } from 'node:path';
import { optional, type Env } from '../config/env.js';

export interface SealingConfig {
  /** Folder of the keys: one a file, private. */
  readonly keysDir: string;
}

/** Reads `SEALING_KEYS_DIR` (default `<ODR_DATA_DIR>/sealing-keys`). */
export const sealingConfig = (env: Env = process.env): SealingConfig => ({
  keysDir: optional(env, 'SEALING_KEYS_DIR', join(optional(env, 'ODR_DATA_DIR', '.odr/data'), 'sealing-keys')),
});
