import type { AgreementKind, ContentSourceType } from '@odr/contracts';

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

/** What happened, in one line: the payload's plain values beside the type. */
export function detailOf(event: ContentEvent): string {
  return Object.entries(event.payload)
    .filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value))
    .filter(([key]) => !/sha256|hash|Id$/i.test(key))
    .map(([key, value]) => `${key}: ${String(value)}`)
    .join(' · ');
}
