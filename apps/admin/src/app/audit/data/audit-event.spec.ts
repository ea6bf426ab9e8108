import { factsOf, shortId, startOfDay } from './audit-event.js';

describe('what the log kept about an act', () => {
  it('is a change from one to another', () => {
    expect(factsOf({ details: { from: 'contributor', to: 'admin' } })).toEqual([
      { label: 'Change', value: 'contributor to admin', full: 'contributor to admin' },
    ]);
  });

  it('is named by its key, with ids shortened to where they differ', () => {
    const id = '019a1234-5678-7abc-8def-0123456789ab';

    expect(factsOf({ details: { sessionId: id, scopes: ['content.read', 'export.read'] } })).toEqual([
      { label: 'Session', value: '…456789ab', full: id },
      { label: 'Scopes', value: 'content.read, export.read', full: 'content.read, export.read' },
    ]);
  });

  it('is in words where it is a code', () => {
    expect(factsOf({ details: { reason: 'wrong_password', apiKeyId: 'k' } })).toMatchObject([
      { label: 'Reason', value: 'wrong password', full: 'wrong_password' },
      { label: 'API key' },
    ]);
  });

  it('may be a structure, a number, a checksum', () => {
    const sha256 = 'ab'.repeat(32);

    expect(factsOf({ details: { setting: { on: true }, left: 7, sha256 } }).map(({ value }) => value)).toEqual([
      '{"on":true}',
      '7',
      'abababab…',
    ]);
  });
});

describe('ids', () => {
  it('that are none stay whole', () => {
    expect(shortId('request-17')).toBe('request-17');
  });
});

describe('a day', () => {
  it('begins at midnight where it is read, and ends when the next one begins', () => {
    expect(startOfDay('2026-03-05')).toBe(new Date(2026, 2, 5).toISOString());
    expect(startOfDay('2026-12-31', 1)).toBe(new Date(2027, 0, 1).toISOString());
  });

  it.each([undefined, '', 'yesterday', '2026-3-5', '2026-03-05T10:00:00Z'])('is not %j', (day) => {
    expect(startOfDay(day)).toBeUndefined();
  });
});
