import { wholeNumber, type Env } from '@odr/platform';

export interface NotificationConfig {
  /** How long notices are gathered before they are mailed as one. */
  readonly digestSeconds: number;
}

/** Reads `NOTICE_DIGEST_SECONDS`. */
export const notificationConfig = (env: Env = process.env): NotificationConfig => ({
  digestSeconds: wholeNumber(env, 'NOTICE_DIGEST_SECONDS', 600),
});
