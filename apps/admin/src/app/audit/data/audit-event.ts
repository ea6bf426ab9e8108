import type { AuditAct, AuditSubjectType } from '@odr/contracts';

import { words } from '../../shared/util-format/format.js';

/** One act of the log, as the API tells it. */
export interface AuditEvent {
  readonly id: string;
  readonly seq: number;
  readonly act: AuditAct;
  /** Null for anonymous callers and for the command line. */
  readonly actorId: string | null;
  readonly subjectType: AuditSubjectType | null;
  readonly subjectId: string | null;
  readonly address: string | null;
  readonly requestId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly hash: string;
  readonly at: string;
}

/** What of the log is asked for; days are whole days of the reader, both included. */
export interface AuditFilter {
  readonly act?: string | undefined;
  readonly actor?: string | undefined;
  readonly subject?: string | undefined;
  readonly address?: string | undefined;
  readonly requestId?: string | undefined;
  readonly fromDay?: string | undefined;
  readonly toDay?: string | undefined;
}

/** Whether every row is there and unchanged. */
export interface AuditVerdict {
  readonly intact: boolean;
  readonly checked: number;
  readonly firstBroken: { readonly seq: number; readonly id: string | null } | null;
  readonly lastHash: string;
}

/** `2026-03-05` as the moment when that day begins here, or the one `after` days later. */
export function startOfDay(day: string | undefined, after = 0): string | undefined {
  const [year, month, date] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '') ?? []).slice(1).map(Number);
  if (year === undefined || month === undefined || date === undefined) return undefined;
  return new Date(year, month - 1, date + after).toISOString();
}

/** One thing that the log kept about an act: "Reason: wrong password". */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** The whole of what is shortened. */
  readonly full: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** Ids differ at their end: they are made in the order of time. */
export const shortId = (id: string): string => (UUID.test(id) ? `…${id.slice(-8)}` : id);

export function factsOf({ details }: Pick<AuditEvent, 'details'>): Fact[] {
  const { from, to, ...rest } = details;
  const change = from === undefined || to === undefined ? [] : [fact('change', `${textOf(from)} to ${textOf(to)}`)];
  return [...change, ...Object.entries(rest).map(([key, value]) => fact(key, textOf(value)))];
}

const fact = (key: string, full: string): Fact => ({
  label: labelOf(key),
  value: valueOf(full),
  full,
});

/** `apiKeyId` as "API key". */
const labelOf = (key: string): string =>
  words(key.replace(/Ids?$/, '').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)).replace(/^Api\b/, 'API');

function valueOf(full: string): string {
  if (/^[0-9a-f]{64}$/.test(full)) return `${full.slice(0, 8)}…`;
  return /^[a-z]+(_[a-z]+)+$/.test(full) ? full.replaceAll('_', ' ') : shortId(full);
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
