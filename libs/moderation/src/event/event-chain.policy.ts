import { chainHash, GENESIS_HASH } from '@odr/platform';
import type { Subject } from '../subject/subject.js';

/** What is hashed: every column of the row but the hashes themselves. */
export interface ChainableEvent {
  readonly id: string;
  readonly subject: Subject;
  /** 1, 2, 3 … within the subject. */
  readonly seq: number;
  readonly type: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly payload: unknown;
  readonly at: Date;
}

export interface ChainedEvent extends ChainableEvent {
  readonly prevHash: Buffer;
  readonly hash: Buffer;
}

/** sha256(previous hash || canonical JSON of the row). */
export const hashOf = (prevHash: Buffer, event: ChainableEvent): Buffer =>
  chainHash(prevHash, {
    id: event.id,
    subjectType: event.subject.type,
    subjectId: event.subject.id,
    seq: event.seq,
    type: event.type,
    actorKind: event.actorKind,
    actorId: event.actorId,
    payload: event.payload,
    at: event.at,
  });

/** Puts events of one subject behind each other. */
export function chain(events: readonly ChainableEvent[], prevHash: Buffer): ChainedEvent[] {
  let previous = prevHash;
  return events.map((event) => {
    const hash = hashOf(previous, event);
    const chained = { ...event, prevHash: previous, hash };
    previous = hash;
    return chained;
  });
}

/**
 * Looks for the place where someone changed history.
 * @param events all events of one subject, in order of `seq`
 * @returns the first event that does not follow from the one before it, or undefined when the chain holds
 */
export function firstBroken(events: readonly ChainedEvent[]): ChainedEvent | undefined {
  let previous = GENESIS_HASH;
  return events.find((event, index) => {
    const holds =
      event.seq === index + 1 && event.prevHash.equals(previous) && hashOf(previous, event).equals(event.hash);
    previous = event.hash;
    return !holds;
  });
}
