import { join } from 'node:path';
import { BadSetting, optional, wholeNumber, type Env } from '@odr/platform';

/** How tokens are made and checked. */
export interface AuthConfig {
  /** Folder of the signing keys: PEM files, private, one a key. */
  readonly keysDir: string;
  /** How often each process looks into it: a key that is added signs, and one that is removed is refused, after this time at the latest. */
  readonly keysReloadSeconds: number;
  readonly issuer: string;
  readonly audience: string;
  readonly accessTokenSeconds: number;
  /** How long a session lives without being used. */
  readonly sessionDays: number;
  /** Whether one can sign in only once the address is verified. */
  readonly emailVerification: 'required' | 'offered';
}

/** Reads `JWT_KEYS_DIR` (default `<ODR_DATA_DIR>/keys`), `JWT_KEYS_RELOAD_SECONDS`, `JWT_ISSUER`, `JWT_AUDIENCE`, `JWT_ACCESS_SECONDS`, `SESSION_DAYS` and `EMAIL_VERIFICATION`. */
export const authConfig = (env: Env = process.env): AuthConfig => ({
  keysDir: optional(env, 'JWT_KEYS_DIR', join(optional(env, 'ODR_DATA_DIR', '.odr/data'), 'keys')),
  keysReloadSeconds: wholeNumber(env, 'JWT_KEYS_RELOAD_SECONDS', 60, 1),
  issuer: optional(env, 'JWT_ISSUER', 'open-data-repository'),
  audience: optional(env, 'JWT_AUDIENCE', 'open-data-repository-api'),
  accessTokenSeconds: wholeNumber(env, 'JWT_ACCESS_SECONDS', 15 * 60, 1),
  sessionDays: wholeNumber(env, 'SESSION_DAYS', 30, 1),
  emailVerification: verificationOf(optional(env, 'EMAIL_VERIFICATION', 'offered')),
});

function verificationOf(value: string): AuthConfig['emailVerification'] {
  if (value !== 'required' && value !== 'offered') {
    throw new BadSetting('EMAIL_VERIFICATION', `must be required or offered, not "${value}".`);
  }
  return value;
}
