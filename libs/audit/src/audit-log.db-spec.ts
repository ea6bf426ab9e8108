import { newId, type UserId } from '@odr/kernel';
import { OutsideTransaction, withRequestId } from '@odr/platform';
import { testDatabase, type TestDatabase } from '@odr/platform/testing';
import type { AuditLog } from './audit-log.js';
import { AuditReader, type AuditFilter } from './audit.reader.js';
import { AuditVerifier } from './audit-verifier.js';
import { auditLogOn } from './testing/index.js';

describe('the audit log', () => {
  let test: TestDatabase;
  let log: AuditLog;
  let reader: AuditReader;
  const ann = newId<UserId>();
  beforeEach(async () => {
    test = await testDatabase();
    log = auditLogOn(test.db);
    reader = new AuditReader(test.db);
  });
  afterEach(() => test.close());

  const subject = { type: 'user', id: ann } as const;
  const record = () =>
    test.db.transaction(() => log.record('auth.signed_in', ann, { subject, details: { sessionId: newId() } }));
  const verify = () => new AuditVerifier(reader).verify();
  /** What someone with the owner's rights and time could do. */
  const forge = async (...statements: string[]) => {
    await test.asOwner(`ALTER TABLE audit_event DISABLE TRIGGER USER`);
    for (const statement of statements) await test.asOwner(statement);
    await test.asOwner(`ALTER TABLE audit_event ENABLE TRIGGER USER`);
  };

  it('is one unbroken chain, however many write at once', async () => {
    await Promise.all(Array.from({ length: 40 }, record));

    const { items } = await reader.list({}, { limit: 100 });
    expect(items.map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, index) => 40 - index));
    expect(await verify()).toMatchObject({ intact: true, checked: 40, firstBroken: null, lastHash: items[0]?.hash });
  });

  it('says who, to whom, from where and in which request', async () => {
    await withRequestId('request-17', record, '192.0.2.7');

    expect((await reader.list({}, { limit: 1 })).items[0]).toMatchObject({
      act: 'auth.signed_in',
      actorId: ann,
      subjectType: 'user',
      subjectId: ann,
      address: '192.0.2.7',
      requestId: 'request-17',
      at: expect.any(Date),
    });
  });

  it('is found by address, by request, and by both with the act', async () => {
    await withRequestId('request-18', record, '192.0.2.8');
    await withRequestId('request-19', record, '192.0.2.8');
    await withRequestId('request-20', record, '192.0.2.9');
    const requestsOf = async (filter: AuditFilter) =>
      (await reader.list(filter, { limit: 10 })).items.map(({ requestId }) => requestId);

    expect(await requestsOf({ address: '192.0.2.8' })).toEqual(['request-19', 'request-18']);
    expect(await requestsOf({ requestId: 'request-20' })).toEqual(['request-20']);
    expect(await requestsOf({ requestId: 'request-19', address: '192.0.2.8', act: 'auth.signed_in' })).toEqual([
      'request-19',
    ]);
    expect(await requestsOf({ requestId: 'request-19', address: '192.0.2.9' })).toEqual([]);
  });

  it('keeps nothing of what was rolled back, and is not written outside a transaction', async () => {
    await record();
    const failing = test.db.transaction(async () => {
      await log.record('auth.password_changed', ann, { subject, details: {} });
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    await record();

    expect(await verify()).toMatchObject({ intact: true, checked: 2 });
    await expect(log.record('auth.password_changed', ann, { subject, details: {} })).rejects.toThrow(
      OutsideTransaction,
    );
  });

  it('cannot be changed, by whatever role', async () => {
    await record();

    for (const change of [`UPDATE audit_event SET act = 'x'`, `DELETE FROM audit_event`, `TRUNCATE audit_event`]) {
      await expect(test.db.query(change)).rejects.toThrow(/permission denied/);
      await expect(test.asOwner(change)).rejects.toThrow(/append-only/);
    }
    for (const change of [`DELETE FROM audit_head`, `TRUNCATE audit_head`]) {
      await expect(test.db.query(change)).rejects.toThrow(/permission denied/);
    }
  });

  it('holds when it is empty', async () => {
    expect(await verify()).toEqual({ intact: true, checked: 0, firstBroken: null, lastHash: '00'.repeat(32) });
  });

  it('names the first row that was changed', async () => {
    for (let row = 0; row < 5; row += 1) await record();
    const { items } = await reader.list({}, { limit: 5 });
    await forge(
      `UPDATE audit_event SET actor_id = gen_random_uuid() WHERE seq = 3`,
      `UPDATE audit_event SET address = '192.0.2.1' WHERE seq = 4`,
    );

    expect(await verify()).toMatchObject({ intact: false, checked: 2, firstBroken: { seq: 3, id: items[2]?.id } });
  });

  it.each([
    ['in the middle', [`DELETE FROM audit_event WHERE seq = 3`], 3],
    ['at the beginning', [`DELETE FROM audit_event WHERE seq = 1`], 1],
    ['at the end', [`DELETE FROM audit_event WHERE seq >= 4`], 4],
    [
      'at the end, with the counter',
      [`DELETE FROM audit_event WHERE seq = 5`, `UPDATE audit_head SET last_seq = 4`],
      5,
    ],
  ])('names the first row that was removed %s', async (_where, statements, seq) => {
    for (let row = 0; row < 5; row += 1) await record();
    await forge(...statements);

    expect(await verify()).toMatchObject({ intact: false, checked: seq - 1, firstBroken: { seq, id: null } });
  });

  it('is checked to its end when it is longer than one batch', async () => {
    await test.db.transaction(async () => {
      for (let row = 0; row < 1_005; row += 1) await log.record('auth.password_reset', null, { details: {} });
    });
    expect(await verify()).toMatchObject({ intact: true, checked: 1_005 });

    await forge(`UPDATE audit_event SET details = '{"x": 1}' WHERE seq = 1003`);
    expect(await verify()).toMatchObject({ intact: false, firstBroken: { seq: 1_003 } });
  });
});
