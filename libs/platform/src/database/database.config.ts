import { optional, required, wholeNumber, type Env } from '../config/env.js';

export interface DatabaseConfig {
  readonly url: string;
  /** Login that owns the tables, for building indexes; absent where it is the same one. */
  readonly ownerUrl?: string;
  /** Role the connection takes on; `odr_app` cannot change append-only tables. Empty = the login's own. */
  readonly role: string;
  readonly poolSize: number;
}

export const databaseConfig = (env: Env = process.env): DatabaseConfig => ({
  url: required(env, 'DATABASE_URL'),
  ownerUrl: optional(env, 'DATABASE_OWNER_URL', required(env, 'DATABASE_URL')),
  role: optional(env, 'DATABASE_ROLE', 'odr_app'),
  poolSize: wholeNumber(env, 'DATABASE_POOL_SIZE', 10, 1),
});
