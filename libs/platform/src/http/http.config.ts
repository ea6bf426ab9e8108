import { optional, wholeNumber, type Env } from '../config/env.js';

export interface HttpConfig {
  readonly port: number;
  readonly host: string;
  /** Folder of the built console, or empty to serve the API alone. */
  readonly consoleDir: string;
  /** Largest JSON body, in bytes. Files have limits of their own. */
  readonly bodyLimitBytes: number;
}

export const httpConfig = (env: Env = process.env): HttpConfig => ({
  port: wholeNumber(env, 'PORT', 3000),
  host: optional(env, 'HOST', '127.0.0.1'),
  consoleDir: optional(env, 'ODR_CONSOLE_DIR', ''),
  bodyLimitBytes: wholeNumber(env, 'HTTP_BODY_LIMIT_BYTES', 1_048_576, 1),
});
