import { pathOf, pathPattern } from './path-pattern.js';

/** A choice under the TDM Reservation Protocol (W3C Community Group, final report of 10 May 2024). */
export interface TdmReservation {
  readonly isReserved: boolean;
  /** Where a licence is offered, if at all. */
  readonly policy?: string;
  readonly from: 'header' | 'file' | 'page';
}

/** Of `tdm-reservation` and `tdm-policy`; undefined where the answer says nothing, so that the site's file counts. */
export function tdmOfHeader(reservation: readonly string[], policy: readonly string[]): TdmReservation | undefined {
  const value = reservation[0]?.trim();
  if (value !== '0' && value !== '1') return undefined;
  return { isReserved: value === '1', ...withPolicy(policy[0]), from: 'header' };
}

/** Of `<meta name="tdm-reservation">` on a page. */
export function tdmOfPage(reservation: string | undefined, policy: string | undefined): TdmReservation | undefined {
  const value = reservation?.trim();
  return value === '0' || value === '1'
    ? { isReserved: value === '1', ...withPolicy(policy), from: 'page' }
    : undefined;
}

/**
 * Of `/.well-known/tdmrep.json`: the first rule that matches counts. What is no such file, such as a site's page for everything
 * that is not there, reserves nothing; a list of rules that breaks off or is misspelt may have reserved everything.
 */
export function tdmOfFile(text: string, url: URL): TdmReservation | undefined {
  const path = pathOf(url);
  const rules = rulesOf(text);
  if (rules === undefined) return { isReserved: true, from: 'file' };
  for (const rule of rules) {
    const { location, 'tdm-reservation': reservation, 'tdm-policy': policy } = rule;
    if (typeof location !== 'string' || !pathPattern(location).matches(path)) continue;
    const value = Number(reservation);
    if (value === 0 || value === 1) return { isReserved: value === 1, ...withPolicy(policy), from: 'file' };
  }
  return undefined;
}

/** @returns undefined for a list that cannot be read */
function rulesOf(text: string): readonly Readonly<Record<string, unknown>>[] | undefined {
  const said = text.replace(/^\uFEFF/, '').trimStart();
  try {
    const parsed: unknown = JSON.parse(said);
    return Array.isArray(parsed) ? parsed.filter((rule) => typeof rule === 'object' && rule !== null) : [];
  } catch {
    // A stranger's file.
    return said.startsWith('[') ? undefined : [];
  }
}

const withPolicy = (policy: unknown): { policy?: string } =>
  typeof policy === 'string' && URL.canParse(policy) ? { policy: policy.slice(0, 2_000) } : {};
