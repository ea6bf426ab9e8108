import type { UserId } from '@odr/kernel';
import { testDatabase, type TestDatabase } from '@odr/platform/testing';
import { AccountRepository } from './account/account.repository.js';
import { AgreementRepository } from './agreement/agreement.repository.js';
import { AuthLookup } from './auth.lookup.js';
import { insertUser } from './testing/insert-user.js';

describe('the DCO acceptance in force', () => {
  let test: TestDatabase;
  let agreements: AgreementRepository;
  let lookup: AuthLookup;

  beforeAll(async () => {
    test = await testDatabase();
    agreements = new AgreementRepository(test.db);
    lookup = new AuthLookup(agreements, new AccountRepository(test.db));
  });
  afterAll(() => test.close());

  const acceptDco = async (user: UserId) =>
    agreements.accept(user, (await agreements.current('dco', user))?.textId ?? '', 'api');

  it('is there once the user has accepted, and stays the first one', async () => {
    const user = await insertUser(test);
    await expect(lookup.assertAgreed(user)).rejects.toMatchObject({
      code: 'auth.dco_required',
      details: { version: '1.1' },
    });

    await acceptDco(user);
    const first = await lookup.assertAgreed(user);
    await acceptDco(user);

    expect(await lookup.acceptanceInForce(user)).toBe(first.agreementAcceptanceId);
    expect(first.termsAcceptanceId).toBeNull();
  });

  it('is gone when a newer version is published, while the old acceptance is kept', async () => {
    const user = await insertUser(test);
    await acceptDco(user);

    await test.asOwner(
      `INSERT INTO agreement_text (id, kind, version, text, sha256, published_at)
       VALUES (gen_random_uuid(), 'dco', '2.0', 'New words.', '0', now() + interval '1 second')`,
    );

    expect(await lookup.acceptanceInForce(user)).toBeUndefined();
    expect(await test.asOwner('SELECT 1 FROM agreement_acceptance WHERE user_id = $1', [user])).toHaveLength(1);
  });

  it.each(['agreement_text', 'agreement_acceptance'])('cannot be rewritten: %s only grows', async (table) => {
    await expect(test.db.query(`DELETE FROM ${table}`)).rejects.toThrow(/permission denied/);
    await expect(test.asOwner(`UPDATE ${table} SET id = id`)).rejects.toThrow(/append-only/);
  });
});
