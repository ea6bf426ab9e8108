import { testDatabase, type TestDatabase } from '@odr/platform/testing';
import { DataSource } from 'typeorm';
import { SpellDomains20261122190300 } from './20261122190300-spell-domains.js';

describe('addresses from before there was one spelling for domains', () => {
  let world: TestDatabase;
  let owner: DataSource;
  beforeAll(async () => {
    world = await testDatabase();
    owner = await new DataSource({ type: 'postgres', url: world.url, extra: { pipeline: true } }).initialize();
  });
  afterAll(async () => {
    await owner.destroy();
    await world.close();
  });

  it('are spelt as they are compared, unless somebody has that one', async () => {
    for (const email of ['ada@bücher.example', 'ådå@example.org', 'eve@bücher.example', 'eve@xn--bcher-kva.example']) {
      await world.asOwner(
        `INSERT INTO user_account (id, email, name, password_hash, role)
         VALUES (gen_random_uuid(), $1, 'Someone', '-', 'contributor')`,
        [email],
      );
    }
    await new SpellDomains20261122190300().up(owner.createQueryRunner());

    const rows = await world.asOwner<{ email: string }>(`SELECT email FROM user_account ORDER BY email COLLATE "C"`);
    expect(rows.map(({ email }) => email)).toEqual([
      'ada@xn--bcher-kva.example',
      'eve@bücher.example',
      'eve@xn--bcher-kva.example',
      'ådå@example.org',
    ]);
  });
});
