import { isIP } from 'node:net';
import { BadSetting, optional, wholeNumber, type Env } from '../config/env.js';

export interface HttpConfig {
  readonly port: number;
  readonly host: string;
  /** Folder of the built console, or empty to serve the API alone. */
  readonly consoleDir: string;
  /** Largest JSON body, in bytes. Files have limits of their own. */
  readonly bodyLimitBytes: number;
  /** Addresses and networks whose `X-Forwarded-*` headers are believed; nobody's when empty. */
  readonly trustedProxies: readonly string[];
  /** Where people reach the console, without a slash at the end. */
  readonly publicUrl: string;
}

export const httpConfig = (env: Env = process.env): HttpConfig => ({
  port: wholeNumber(env, 'PORT', 3000),
  host: optional(env, 'HOST', '127.0.0.1'),
  consoleDir: optional(env, 'ODR_CONSOLE_DIR', ''),
  bodyLimitBytes: wholeNumber(env, 'HTTP_BODY_LIMIT_BYTES', 1_048_576, 1),
  trustedProxies: addresses(env, 'TRUSTED_PROXIES'),
  publicUrl: webAddress(env, 'PUBLIC_URL', `http://localhost:${wholeNumber(env, 'PORT', 3000)}`),
});

/**
 * An address of the console as people outside know it, for links in mails.
 * @param path begins with a slash
 */
export const publicUrl = (path: string, env: Env = process.env): string => `${httpConfig(env).publicUrl}${path}`;

/** @throws BadSetting: links in mails would lead nowhere */
function webAddress(env: Env, name: string, fallback: string): string {
  const text = optional(env, name, fallback);
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username || url.password) {
    throw new BadSetting(name, `must be a web address like https://data.example.org, not "${text}".`);
  }
  return url.href.replace(/\/+$/, '');
}

/** What Fastify calls by name: 127.0.0.1/8 and ::1, link-local and private networks. */
const NAMED = new Set(['loopback', 'linklocal', 'uniquelocal']);

/** @throws BadSetting: a proxy that was misspelt would be one whose clients all count as one */
function addresses(env: Env, name: string): string[] {
  const given = optional(env, name, '')
    .split(/[\s,]+/)
    .filter(Boolean);
  for (const address of given) {
    const [ip = '', bits, ...rest] = address.split('/');
    const isNetwork = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(ip) === 6 ? 128 : 32));
    if (!NAMED.has(address) && (isIP(ip) === 0 || !isNetwork || rest.length > 0)) {
      throw new BadSetting(name, `has "${address}", which is no address, network or one of ${[...NAMED].join(', ')}.`);
    }
  }
  return given;
}
