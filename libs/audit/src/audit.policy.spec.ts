import { GENESIS_HASH } from '@odr/platform';
import { follows, linkAfter, type AuditRow } from './audit.policy.js';

const aRow: AuditRow = {
  id: '00000000-0000-7000-8000-000000000001',
  seq: 1,
  act: 'auth.signed_in',
  actorId: '00000000-0000-7000-8000-00000000000a',
  subjectType: 'user',
  subjectId: '00000000-0000-7000-8000-00000000000a',
  address: '192.0.2.1',
  requestId: 'request-1',
  details: { sessionId: 's' },
  at: new Date('2026-03-01T10:00:00.123Z'),
};
const START = { seq: 0, hash: GENESIS_HASH };

describe('a row of the audit log', () => {
  const first = linkAfter(GENESIS_HASH, aRow);
  const second = linkAfter(first.hash, { ...aRow, seq: 2 });

  it('follows the one before it', () => {
    expect(follows(START, first)).toBe(true);
    expect(follows(first, second)).toBe(true);
  });

  it.each<Partial<AuditRow>>([
    { id: '00000000-0000-7000-8000-000000000002' },
    { act: 'auth.signed_out' },
    { actorId: null },
    { subjectType: 'team' },
    { subjectId: null },
    { address: '192.0.2.2' },
    { requestId: null },
    { details: {} },
    { at: new Date('2026-03-01T10:00:00.124Z') },
  ])('no longer does once it says %j', (change) => {
    expect(follows(START, { ...first, ...change })).toBe(false);
  });

  it('does not follow when one is missing, doubled or moved', () => {
    expect(follows(START, second)).toBe(false);
    expect(follows(first, first)).toBe(false);
    expect(follows(second, first)).toBe(false);
  });

  it('does not follow a rewritten row, even when that was hashed anew', () => {
    const rewritten = linkAfter(GENESIS_HASH, { ...aRow, actorId: null });

    expect(follows(rewritten, second)).toBe(false);
  });
});
