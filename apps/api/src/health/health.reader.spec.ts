import type { BlobStore, Database } from '@odr/platform';
import { MIGRATIONS } from '../../../../migrations/index.js';
import { HealthReader } from './health.reader.js';

const names = MIGRATIONS.map((Migration) => ({ name: new Migration().name }));
const databaseThat = (query: () => Promise<unknown[]>): Database => ({ query }) as unknown as Database;
const storeThat = (checkReachable: () => Promise<void>): BlobStore => ({ checkReachable }) as unknown as BlobStore;
const databaseCheck = async (query: () => Promise<unknown[]>) =>
  (
    await new HealthReader(
      databaseThat(query),
      storeThat(async () => undefined),
    ).checks()
  ).find(({ name }) => name === 'database');

describe('readiness', () => {
  it('is given by a database that has every migration, also newer ones', async () => {
    expect(await databaseCheck(async () => [...names, { name: 'FromTheFuture' }])).toEqual({
      name: 'database',
      ok: true,
    });
  });

  it('names the first migration that is missing', async () => {
    expect(await databaseCheck(async () => names.slice(0, -1))).toMatchObject({
      ok: false,
      detail: expect.stringContaining(String(names.at(-1)?.name)),
    });
  });

  it('tells no one where the database is', async () => {
    const check = await databaseCheck(() => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:5432')));

    expect(check).toEqual({ name: 'database', ok: false, detail: 'does not answer' });
  });

  it('does not wait for ever', async () => {
    expect(await databaseCheck(() => new Promise(() => undefined))).toMatchObject({
      ok: false,
      detail: 'does not answer',
    });
  });

  it('is not given while the store cannot be reached', async () => {
    const store = storeThat(() => Promise.reject(new Error('getaddrinfo ENOTFOUND s3.internal')));
    const checks = await new HealthReader(
      databaseThat(async () => names),
      store,
    ).checks();

    expect(checks).toContainEqual({ name: 'storage', ok: false, detail: 'is not writable' });
  });
});
