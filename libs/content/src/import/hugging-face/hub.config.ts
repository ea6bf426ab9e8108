import { optional, type Env } from '@odr/platform';

/** Injection token of `HubConfig`. */
export const HUB_CONFIG = Symbol('hub config');

export interface HubConfig {
  /** The hub that datasets are named on; set by whoever runs this, never by whoever imports. */
  readonly hubUrl: string;
}

/** Reads `HUGGING_FACE_HUB_URL`. */
export const hubConfig = (env: Env = process.env): HubConfig => ({
  hubUrl: optional(env, 'HUGGING_FACE_HUB_URL', 'https://huggingface.co').replace(/\/+$/, ''),
});
