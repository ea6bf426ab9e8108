import { BlockList, isIP } from 'node:net';
import { BadSetting, optional, publicUrl, wholeNumber, type Env } from '@odr/platform';
import { OPT_OUT_SIGNALS, type OptOutSignal } from './signals/opt-out.policy.js';

/** Injection token of `WebConfig`. */
export const WEB_CONFIG = Symbol('web config');

/** Limits of one exchange with one server. */
export interface WebLimits {
  /** Name, connection and TLS together. */
  readonly connectMs: number;
  /** Without a byte from the server. */
  readonly idleMs: number;
  /** From the first byte asked to the last received, redirects included. */
  readonly totalMs: number;
  readonly maxBytes: number;
}

export interface WebConfig {
  readonly limits: WebLimits;
  /** What robots.txt and X-Robots-Tag call us. */
  readonly product: string;
  readonly userAgent: string;
  /** Ports that are asked; those of `allows` aside. */
  readonly ports: ReadonlySet<number>;
  /** Whether an operator has opened this host or address although it is not public. */
  readonly allows: (hostOrAddress: string) => boolean;
  /** Least time between two requests to a host. */
  readonly delayMs: number;
  /** Requests to one host at the same time. */
  readonly perHost: number;
  /** A wait for a host that is longer is worth giving the place to somebody else. */
  readonly patienceMs: number;
  /** Between two checks of a source that is there. */
  readonly checkDays: number;
  /** Signals that keep an item out; the others are only recorded. */
  readonly blocking: ReadonlySet<OptOutSignal>;
}

/**
 * Reads `CONTENT_FETCH_TIMEOUT_SECONDS`, `CONTENT_FETCH_MAX_BYTES`, `CONTENT_FETCH_AGENT`, `CONTENT_FETCH_CONTACT`,
 * `CONTENT_FETCH_PORTS`, `CONTENT_FETCH_ALLOW`, `CONTENT_FETCH_DELAY_MS`, `CONTENT_FETCH_PER_HOST`, `CONTENT_FETCH_HONOUR` and
 * `CONTENT_SOURCE_CHECK_DAYS`.
 */
export function webConfig(env: Env = process.env): WebConfig {
  const product = agentName(optional(env, 'CONTENT_FETCH_AGENT', 'OpenDataRepository'));
  const contact = contactAddress(optional(env, 'CONTENT_FETCH_CONTACT', publicUrl('/', env)));
  return {
    limits: {
      connectMs: 10_000,
      idleMs: 15_000,
      totalMs: wholeNumber(env, 'CONTENT_FETCH_TIMEOUT_SECONDS', 120, 1) * 1_000,
      maxBytes: wholeNumber(env, 'CONTENT_FETCH_MAX_BYTES', 200 * 1024 * 1024, 1),
    },
    product,
    userAgent: `${product}/1.0 (+${contact})`,
    ports: new Set(words(env, 'CONTENT_FETCH_PORTS', '80 443').map(port)),
    allows: addressAllowance(env, 'CONTENT_FETCH_ALLOW'),
    delayMs: wholeNumber(env, 'CONTENT_FETCH_DELAY_MS', 1_000),
    perHost: wholeNumber(env, 'CONTENT_FETCH_PER_HOST', 2, 1),
    patienceMs: 5_000,
    checkDays: wholeNumber(env, 'CONTENT_SOURCE_CHECK_DAYS', 30, 1),
    blocking: new Set(words(env, 'CONTENT_FETCH_HONOUR', OPT_OUT_SIGNALS.join(' ')).flatMap(signal)),
  };
}

const words = (env: Env, name: string, fallback: string): string[] =>
  optional(env, name, fallback)
    .split(/[\s,]+/)
    .filter(Boolean);

/** @throws BadSetting: robots.txt knows names of letters, - and _ only */
function agentName(name: string): string {
  if (!/^[A-Za-z_-]+$/.test(name)) throw new BadSetting('CONTENT_FETCH_AGENT', 'may have letters, "-" and "_" only.');
  return name;
}

function contactAddress(text: string): string {
  if (!URL.canParse(text)) throw new BadSetting('CONTENT_FETCH_CONTACT', `must be an address, not "${text}".`);
  return new URL(text).href;
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65_535) {
    throw new BadSetting('CONTENT_FETCH_PORTS', `has "${text}", which is no port.`);
  }
  return value;
}

/** An empty setting means the default, so "not one of them" has a word of its own. */
function signal(name: string): OptOutSignal[] {
  if (name === 'none') return [];
  const known = OPT_OUT_SIGNALS.find((candidate) => candidate === name);
  if (known !== undefined) return [known];
  throw new BadSetting('CONTENT_FETCH_HONOUR', `has "${name}"; known are ${OPT_OUT_SIGNALS.join(', ')} and none.`);
}

/**
 * Hosts, addresses and networks that an operator opens although they are not public, from the setting of this name.
 * @throws BadSetting: an opening that was misspelt would be found out too late
 */
export function addressAllowance(env: Env, name: string): (hostOrAddress: string) => boolean {
  const entries = words(env, name, '');
  const addresses = new BlockList();
  const hosts = new Set<string>();
  for (const entry of entries) {
    const [address = '', bits, ...rest] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    const isNetwork = bits !== undefined && /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 'ipv6' ? 128 : 32);
    if (isIP(address) !== 0 && bits === undefined) addresses.addAddress(address, family);
    else if (isIP(address) !== 0 && isNetwork && rest.length === 0) addresses.addSubnet(address, Number(bits), family);
    else if (/^[a-z0-9.-]+$/i.test(entry)) hosts.add(entry.toLowerCase());
    else throw new BadSetting(name, `has "${entry}", which is no host, address or network.`);
  }
  return (given) => {
    const family = isIP(given);
    return family === 0 ? hosts.has(given) : addresses.check(given, family === 6 ? 'ipv6' : 'ipv4');
  };
}
