import { GENESIS_HASH } from '@odr/platform';
import { firstBroken, hashOf } from './event-chain.policy.js';
import type { SubjectHistory } from './history.reader.js';

/** Where a chain does not hold. */
export interface ChainFlaw {
  readonly seq: number;
  /** Null where an event is missing. */
  readonly eventId: string | null;
  readonly what: 'event_missing' | 'event_changed' | 'hash_changed';
  /** The first byte of the hash that differs from what it should be, 0 to 31; null where nothing could be computed. */
  readonly byte: number | null;
}

/** @returns the first place where somebody changed the history of a subject, or undefined when it holds */
export function flawOf({ events, lastSeq, lastHash }: SubjectHistory): ChainFlaw | undefined {
  const broken = firstBroken(events);
  if (broken === undefined) return flawOfHead(events, lastSeq, lastHash);
  const index = events.indexOf(broken);
  if (broken.seq !== index + 1) return { seq: index + 1, eventId: null, what: 'event_missing', byte: null };
  const previous = events[index - 1]?.hash ?? GENESIS_HASH;
  const next = events[index + 1];
  const computed = hashOf(previous, broken);
  // Whoever changes a hash leaves the event behind it pointing at the true one; whoever changes an event does not.
  const isHash = next?.prevHash.equals(computed) ?? lastHash === computed.toString('hex');
  const [found, due] = broken.prevHash.equals(previous) ? [broken.hash, computed] : [broken.prevHash, previous];
  return {
    seq: broken.seq,
    eventId: broken.id,
    what: isHash || !broken.prevHash.equals(previous) ? 'hash_changed' : 'event_changed',
    byte: found.findIndex((value, at) => value !== due[at]),
  };
}

/** The head remembers where the chain ends, so that its last events cannot be cut off. */
function flawOfHead(events: SubjectHistory['events'], lastSeq: number, lastHash: string): ChainFlaw | undefined {
  const last = events.at(-1);
  if (events.length < lastSeq) return { seq: events.length + 1, eventId: null, what: 'event_missing', byte: null };
  const due = last?.hash ?? GENESIS_HASH;
  if (events.length === lastSeq && due.toString('hex') === lastHash) return undefined;
  const byte = due.findIndex((value, at) => value !== Buffer.from(lastHash, 'hex')[at]);
  return { seq: lastSeq, eventId: last?.id ?? null, what: 'hash_changed', byte: Math.max(byte, 0) };
}
