import type { Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import sharp from 'sharp';
import { ContentWorld } from '../testing/content-world.js';

let world: ContentWorld;
let ada: Principal;
let moderator: Principal;
let shade = 0;

const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: { r: (shade += 1) % 256, g: 80, b: 9 } } })
    .png()
    .toBuffer();

beforeAll(async () => {
  world = await ContentWorld.start();
  [ada, moderator] = await Promise.all([world.person(), world.person({ role: 'moderator' })]);
});
afterAll(() => world.stop());

const remove = (id: string, by: Principal) => world.send('DELETE', `/contents/${id}`, by);
const restore = (id: string, by: Principal) => world.send('POST', `/contents/${id}/restore`, by);
const age = (id: string, days: number) =>
  world.test.asOwner(`UPDATE content SET deleted_at = now() - make_interval(days => $2) WHERE id = $1`, [id, days]);

describe('restoring what was deleted', () => {
  it('brings it back as it was, tells once, and takes a second press calmly', async () => {
    const id = await world.published(ada, await picture(), { name: 'Cow', altText: 'A cow' });
    const { body: before } = await world.get(`/contents/${id}`);
    await remove(id, ada);

    const { status, body: after } = await restore(id, ada);

    expect(status).toBe(200);
    const { version: _v, updatedAt: _u, ...same } = before;
    expect(after).toMatchObject(same);
    expect((await restore(id, ada)).status).toBe(200);
    expect((await world.get(`/contents/${id}`)).status).toBe(200);
    expect((await world.outbox()).filter((name) => name === 'content.restored')).toHaveLength(1);
    const { body: history } = await world.get(`/contents/${id}/events`, ada);
    expect(history.items.map(({ type }: { type: string }) => type).slice(-2)).toEqual(['deleted', 'restored']);
  });

  it('goes on with processing that was cut short', async () => {
    const { body } = await world.upload(ada, await picture(), {});
    await world.test.asOwner(`DELETE FROM job`);
    await remove(body.id, ada);
    await restore(body.id, ada);

    const jobs = await world.test.asOwner(`SELECT name FROM job WHERE payload->>'contentId' = $1`, [body.id]);
    expect(jobs).toEqual([{ name: 'content.process' }]);
  });

  it('is refused while the same bytes are there again, naming the item only to those who see it', async () => {
    const bytes = await picture();
    const { body: first } = await world.upload(ada, bytes, {});
    await remove(first.id, ada);
    const { body: own } = await world.upload(ada, bytes, {});
    expect(await restore(first.id, ada)).toMatchObject({
      status: 409,
      body: { code: 'content.duplicate', existingId: own.id },
    });

    await remove(own.id, ada);
    const { body: other } = await world.upload(await world.person(), bytes, {});
    const refused = await restore(first.id, ada);
    expect(refused.body.code).toBe('content.duplicate');
    expect(refused.body.existingId).toBeUndefined();

    await world.send('DELETE', `/contents/${other.id}`, moderator);
    expect((await restore(first.id, ada)).status).toBe(200);
  });

  it('lets one of a restoration and an upload of the same bytes win', async () => {
    const bytes = await picture();
    const { body } = await world.upload(ada, bytes, {});
    await remove(body.id, ada);

    const answers = await Promise.all([restore(body.id, ada), world.upload(ada, bytes, {})]);

    expect(answers.map(({ status }) => status < 300).filter(Boolean)).toHaveLength(1);
    expect(answers.some(({ status }) => status === 409)).toBe(true);
  });

  it('ends with the grace time', async () => {
    const { body } = await world.upload(ada, await picture(), {});
    await remove(body.id, ada);
    await age(body.id, 29);
    expect((await restore(body.id, ada)).status).toBe(200);

    await remove(body.id, ada);
    await age(body.id, 31);
    expect(await restore(body.id, ada)).toMatchObject({ status: 410, body: { code: 'content.restore_expired' } });
  });

  it('leaves what a moderator took away to moderators, and strangers in the dark', async () => {
    const id = await world.published(ada, await picture());
    await remove(id, moderator);

    expect((await restore(id, await world.person())).body.code).toBe('content.not_found');
    expect(await restore(id, ada)).toMatchObject({ status: 403, body: { code: 'content.deleted_by_office' } });
    expect((await restore(id, moderator)).status).toBe(200);
    // Taken away by its own people after that, it is theirs to bring back again.
    await remove(id, ada);
    expect((await restore(id, ada)).status).toBe(200);
    expect((await restore(id, await world.person())).body.code).toBe('auth.forbidden');
  });
});

describe('the list of what was deleted', () => {
  it('shows the last first, page by page, with what is in the way', async () => {
    const owner = await world.person();
    const bytes = await Promise.all([1, 2, 3, 4].map(() => picture()));
    const ids: ContentId[] = [];
    for (const one of bytes) ids.push((await world.upload(owner, one, {})).body.id);
    const [free, old, again, taken] = ids as [ContentId, ContentId, ContentId, ContentId];
    await remove(taken, moderator);
    await remove(again, owner);
    await world.upload(owner, bytes[2], {});
    await remove(old, owner);
    await remove(free, owner);
    await age(old, 40);

    const seen: [string, string | null][] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await world.get(`/contents/deleted?limit=3${cursor && `&cursor=${cursor}`}`, owner);
      for (const { content, obstacle } of body.items) seen.push([content.id, obstacle]);
      cursor = body.nextCursor;
    }
    expect(seen).toEqual([
      [free, null],
      [again, 'uploaded_again'],
      [taken, 'deleted_by_office'],
      [old, 'expired'],
    ]);
    expect((await world.get('/contents/deleted', ada)).body.items.map(({ content }: never) => content)).not.toEqual(
      expect.arrayContaining([expect.objectContaining({ userId: owner.userId })]),
    );
  });
});
