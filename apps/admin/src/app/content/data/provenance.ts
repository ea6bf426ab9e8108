import type { AgreementKind, ContentSourceType } from '@odr/contracts';

import { words } from '../../shared/util-format/format.js';

export interface Author {
  readonly name: string;
  readonly url?: string | null;
}

export interface Source {
  readonly type: ContentSourceType;
  readonly value: string;
  /** What the source itself said. */
  readonly metadata?: Readonly<Record<string, unknown>> | null;
}

/** A text that a picture was contributed under. */
export interface GivenUnder {
  readonly kind: AgreementKind;
  readonly version: string;
  readonly acceptedAt: string;
}

/** One line of the append-only history. */
export interface ContentEvent {
  readonly id: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly at: string;
}

/** What the contributor called the licence, as it was typed with the upload. */
export function claimedLicense(events: readonly ContentEvent[]): string | undefined {
  const claim = events.find(({ type }) => type === 'received')?.payload['claimedLicense'];
  return typeof claim === 'string' && claim !== '' ? claim : undefined;
}

const EVENT_WORDS: Readonly<Record<string, string>> = {
  received: 'Received',
  processed: 'Processed',
  failed: 'Could not be processed',
  flagged: 'Flagged',
  status_changed: 'Moved',
  updated: 'Edited',
  deleted: 'Deleted',
  restored: 'Restored',
};
const FIELD_WORDS: Readonly<Record<string, string>> = {
  license: 'licence',
  licenseUrl: 'address of the licence',
  altText: 'alternative text',
  teamId: 'team',
};

/** What happened, as the head of its line. */
export function headOf({ type, payload }: ContentEvent): string {
  if (type === 'updated' && payload['bulkEditId'])
    return payload['undo'] ? 'Edit of many pictures taken back' : 'Edited with many pictures';
  return EVENT_WORDS[type] ?? words(type);
}

/** What else is known of it, in one line: the fields of an edit, else the payload's plain values. */
export function detailOf(event: ContentEvent): string {
  const fields = event.payload['fields'];
  if (event.type === 'updated' && Array.isArray(fields))
    return fields.map((field) => FIELD_WORDS[String(field)] ?? String(field)).join(', ');
  return Object.entries(event.payload)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .filter(([key]) => !/sha256|hash|Id$/i.test(key))
    .map(([key, value]) => `${key}: ${String(value)}`)
    .join(' · ');
}
