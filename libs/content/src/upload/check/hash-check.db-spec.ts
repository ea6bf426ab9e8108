import { createHash, randomBytes } from 'node:crypto';
import type { Principal } from '@odr/access';
import sharp from 'sharp';
import { ContentWorld, type Answer } from '../../testing/content-world.js';

let world: ContentWorld;
let ada: Principal;
let ben: Principal;
let shade = 0;

const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: { r: (shade += 1) % 256, g: 9, b: 200 } } })
    .png()
    .toBuffer();
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const check = (as: Principal | undefined, hashes: unknown): Promise<Answer> =>
  world.send('POST', '/contents/check', as, { body: { hashes } });

beforeAll(async () => {
  world = await ContentWorld.start();
});
beforeEach(async () => {
  [ada, ben] = [await world.person(), await world.person()];
});
afterAll(() => world.stop());

describe('asking by hash before sending', () => {
  it('tells what is here, in the order asked', async () => {
    const [mine, unknown] = [await picture(), sha256(randomBytes(9))];
    const { body: item } = await world.upload(ada, mine, {});

    const answer = await check(ada, [unknown, sha256(mine), unknown]);
    expect(answer.status).toBe(200);
    expect(answer.body.items).toEqual([
      { sha256: unknown, verdict: 'accept' },
      { sha256: sha256(mine), verdict: 'duplicate', existingId: item.id, status: 'pending' },
      { sha256: unknown, verdict: 'accept' },
    ]);
  });

  it('tells strangers of what is published, and of nothing else', async () => {
    const bytes = await picture();
    const { body: item } = await world.upload(ada, bytes, { license: 'CC0-1.0' });
    const accept = [{ sha256: sha256(bytes), verdict: 'accept' }];
    expect((await check(ben, [sha256(bytes)])).body.items).toEqual(accept);

    await world.process(item.id as string);
    await world.service.changeStatus({ id: item.id, to: 'available', reason: 'test' });
    expect((await check(ben, [sha256(bytes)])).body.items).toMatchObject([
      { verdict: 'duplicate', existingId: item.id },
    ]);

    await world.service.changeStatus({ id: item.id, to: 'quarantined', reason: 'test' });
    expect((await check(ben, [sha256(bytes)])).body.items).toEqual(accept);
  });

  it('offers what the caller deleted back, while it can come back', async () => {
    const bytes = await picture();
    const { body: item } = await world.upload(ada, bytes, {});
    await world.send('DELETE', `/contents/${item.id}`, ada);
    const restorable = [{ sha256: sha256(bytes), verdict: 'restorable', existingId: item.id }];
    expect((await check(ada, [sha256(bytes)])).body.items).toEqual(restorable);
    expect((await check(ben, [sha256(bytes)])).body.items).toMatchObject([{ verdict: 'accept' }]);

    await world.test.asOwner(`UPDATE content SET deleted_at = now() - interval '31 days' WHERE id = $1`, [item.id]);
    expect((await check(ada, [sha256(bytes)])).body.items).toMatchObject([{ verdict: 'accept' }]);
  });

  it('names what is here rather than what was deleted before', async () => {
    const bytes = await picture();
    const first = await world.upload(ada, bytes, {});
    await world.send('DELETE', `/contents/${first.body.id}`, ada);
    const again = await world.upload(ada, bytes, {});

    expect((await check(ada, [sha256(bytes)])).body.items).toMatchObject([
      { verdict: 'duplicate', existingId: again.body.id },
    ]);
  });

  it.each([
    ['no list', undefined],
    ['an empty list', []],
    ['a hash that is none', ['A'.repeat(64)]],
    ['a number', [7]],
    ['more than ten thousand', Array.from({ length: 10_001 }, () => '0'.repeat(64))],
  ])('refuses %s', async (_case, hashes) => {
    expect(await check(ada, hashes)).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
  });

  it('answers ten thousand at once, to contributors only', async () => {
    const hashes = Array.from({ length: 10_000 }, () => sha256(randomBytes(9)));
    const { status, body } = await check(ada, hashes);
    expect([status, body.items.length]).toEqual([200, 10_000]);
    expect((await check(undefined, hashes)).status).toBe(401);
  });
});
