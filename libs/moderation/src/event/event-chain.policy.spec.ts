import { GENESIS_HASH } from '@odr/platform';
import { chain, firstBroken, type ChainableEvent } from './event-chain.policy.js';

const anEvent = (seq: number, payload: unknown = { caseId: 'c' }): ChainableEvent => ({
  id: `00000000-0000-7000-8000-00000000000${seq}`,
  subject: { type: 'content', id: '00000000-0000-7000-8000-0000000000ff' },
  seq,
  type: 'case_opened',
  actorKind: 'system',
  actorId: null,
  payload,
  at: new Date('2026-03-01T10:00:00.123Z'),
});

describe('the chain of events', () => {
  const events = chain([anEvent(1), anEvent(2), anEvent(3)], GENESIS_HASH);

  it('holds as it was written', () => {
    expect(firstBroken(events)).toBeUndefined();
  });

  it('names the event whose payload was changed', () => {
    const forged = events.map((event) => (event.seq === 2 ? { ...event, payload: { caseId: 'd' } } : event));

    expect(firstBroken(forged)?.seq).toBe(2);
  });

  it('notices a missing event', () => {
    expect(firstBroken(events.filter(({ seq }) => seq !== 2))?.seq).toBe(3);
  });

  it('notices one flipped bit of a hash', () => {
    const flipped = events.map((event) =>
      event.seq === 3 ? { ...event, hash: Buffer.from(event.hash).fill(0, 31) } : event,
    );

    expect(firstBroken(flipped)?.seq).toBe(3);
  });
});
