import { addressAllowance } from '@odr/content';
import { optional, type Env } from '@odr/platform';

/** Injection token of `PushConfig`. */
export const PUSH_CONFIG = Symbol('push-config');

export interface PushConfig {
  /** The hub that repositories are named on; set by whoever runs this, never by whoever pushes. */
  readonly hubUrl: string;
  /** Whether an operator has opened this host or address to pushes although it is not public. */
  readonly allows: (hostOrAddress: string) => boolean;
}

/** Reads `HUGGING_FACE_HUB_URL` and `EXPORT_PUSH_ALLOW`. */
export const pushConfig = (env: Env = process.env): PushConfig => ({
  hubUrl: optional(env, 'HUGGING_FACE_HUB_URL', 'https://huggingface.co').replace(/\/+$/, ''),
  allows: addressAllowance(env, 'EXPORT_PUSH_ALLOW'),
});
