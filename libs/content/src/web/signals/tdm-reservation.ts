import { pathOf, pathPattern } from './path-pattern.js';

/** A choice under the TDM Reservation Protocol (W3C Community Group, final report of 10 May 2024). */
export interface TdmReservation {
  readonly isReserved: boolean;
  /** Where a licence is offered, if at all. */
  readonly policy?: string;
  readonly from: 'header' | 'file';
}

/** Of `tdm-reservation` and `tdm-policy`; undefined where the answer says nothing, so that the site's file counts. */
export function tdmOfHeader(reservation: readonly string[], policy: readonly string[]): TdmReservation | undefined {
  const value = reservation[0]?.trim();
  if (value !== '0' && value !== '1') return undefined;
  return { isReserved: value === '1', ...withPolicy(policy[0]), from: 'header' };
}

/** Of `/.well-known/tdmrep.json`: the first rule that matches counts. What is no such file reserves nothing. */
export function tdmOfFile(text: string, url: URL): TdmReservation | undefined {
  const path = pathOf(url);
  for (const rule of rulesOf(text)) {
    const { location, 'tdm-reservation': reservation, 'tdm-policy': policy } = rule;
    if (typeof location !== 'string' || !pathPattern(location).matches(path)) continue;
    const value = Number(reservation);
    if (value === 0 || value === 1) return { isReserved: value === 1, ...withPolicy(policy), from: 'file' };
  }
  return undefined;
}

function rulesOf(text: string): readonly Readonly<Record<string, unknown>>[] {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) ? parsed.filter((rule) => typeof rule === 'object' && rule !== null) : [];
  } catch {
    // A stranger's file: often the site's page for everything that is not there.
    return [];
  }
}

const withPolicy = (policy: unknown): { policy?: string } =>
  typeof policy === 'string' && URL.canParse(policy) ? { policy: policy.slice(0, 2_000) } : {};
