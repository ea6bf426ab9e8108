import { parseMark, reportOf, type AuditCheck } from './audit-report.js';

const HASH = 'ab'.repeat(32);
const row = (hash: string) =>
  ({
    id: 'r',
    seq: 3,
    act: 'user.role_changed',
    actorId: null,
    subjectType: 'user',
    subjectId: 's',
    address: null,
    requestId: null,
    details: { from: 'contributor', to: 'admin' },
    at: new Date('2026-03-01T10:00:00Z'),
    prevHash: Buffer.alloc(32),
    hash: Buffer.from(hash, 'hex'),
  }) as const;
const check = (over: Partial<AuditCheck>): AuditCheck => ({
  verdict: { intact: true, checked: 5, firstBroken: null, lastHash: HASH },
  broken: undefined,
  known: undefined,
  ...over,
});
const broken = { intact: false, checked: 2, firstBroken: { seq: 3, id: 'r' }, lastHash: HASH };

describe('the report on the audit log', () => {
  it('says what to keep when it is whole', () => {
    expect(reportOf(check({}), undefined)).toEqual({
      isIntact: true,
      text: `The audit log is whole: 5 rows, each unchanged.\nKeep this elsewhere for --known: 5:${HASH}`,
    });
  });

  it('names the first row that was changed, as it stands', () => {
    const { isIntact, text } = reportOf(check({ verdict: broken, broken: row(HASH) }), undefined);

    expect(isIntact).toBe(false);
    expect(text).toContain('Row 3 of the audit log does not say what was written. 2 rows before it hold.');
    expect(text).toContain('"act":"user.role_changed"');
  });

  it('names the first row that is missing', () => {
    expect(reportOf(check({ verdict: broken }), undefined).text).toBe(
      'Row 3 of the audit log is missing. 2 rows before it hold.',
    );
  });

  it('notices a log that was rewritten as a whole, by a row that was kept', () => {
    const mark = { seq: 3, hash: HASH };

    expect(reportOf(check({ known: row(HASH) }), mark).isIntact).toBe(true);
    expect(reportOf(check({ known: row('cd'.repeat(32)) }), mark).text).toContain('has been rewritten');
    expect(reportOf(check({}), mark).text).toContain('is missing');
  });

  it('reads what an earlier check printed, and nothing else', () => {
    expect(parseMark(`5:${HASH.toUpperCase()}`)).toEqual({ seq: 5, hash: HASH });
    for (const text of ['', '5', HASH, `x:${HASH}`, `5:${HASH}0`]) expect(() => parseMark(text)).toThrow(/--known/);
  });
});
