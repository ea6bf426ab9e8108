import { type WebFailure } from '../exchange/web-failure.js';

/** Longest delay between two requests that a site gets by asking for it. */
const MAX_DELAY_MS = 30_000;
/** Longest that `Retry-After` is believed. */
const MAX_RETRY_AFTER_MS = 24 * 3_600_000;
/** After so many failures in a row a host is left alone. */
export const FAILURES_UNTIL_CLOSED = 5;
/** The first time; twice as long after each failure more. */
export const CLOSED_MS = 10 * 60_000;

/** Between two requests to a host: what we keep to anyway, or more if the site wishes. */
export const delayFor = (ownMs: number, crawlDelayMs: number | undefined): number =>
  Math.max(ownMs, Math.min(crawlDelayMs ?? 0, MAX_DELAY_MS));

/** How long after the given number of tries in vain the next one is due: 30 s, 2 min, 8 min …, spread by a quarter. */
export const backoffMs = (tries: number, random = Math.random()): number =>
  Math.round(30_000 * 4 ** Math.min(tries - 1, 5) * (0.75 + random / 2));

/** Seconds, or a date; undefined where a server says neither. */
export function retryAfterMs(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined;
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1_000 : Date.parse(value) - now.getTime();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS);
}

/** Whether it is the host that fails, rather than one of its pages: what the circuit counts. */
export const isHostFailure = ({ code }: WebFailure): boolean =>
  code === 'web.unreachable' || code === 'web.timeout' || code === 'web.rate_limited' || code === 'web.host_failing';
