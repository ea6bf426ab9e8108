import type { ContentStatus } from '@odr/contracts';
import { newId, type ContentId, type UserId } from '@odr/kernel';
import { noticesOf, noticesOn } from '@odr/notification/testing';
import { seedContent, seedUser, testDatabase, type TestDatabase } from '@odr/platform/testing';
import { ContentLookup } from '../content.lookup.js';
import { ContributorNews } from './contributor-news.js';

describe('telling contributors about their uploads', () => {
  let test: TestDatabase;
  let news: ContributorNews;
  let ann: UserId;
  let heron: ContentId;
  beforeAll(async () => {
    test = await testDatabase();
    news = new ContributorNews(test.db, new ContentLookup(test.db), noticesOn(test.db));
  });
  beforeEach(async () => {
    ann = await seedUser(test);
    heron = await seedContent(test, { userId: ann, name: 'heron.jpg' });
  });
  afterAll(() => test.close());

  const move = (from: ContentStatus, to: ContentStatus, id: string = newId()) =>
    news.onStatusChanged({ id, name: 'content.status_changed', data: { contentId: heron, from, to } });
  const told = async () => (await noticesOf(test.db, ann)).map(({ data }) => ('status' in data ? data.status : data));

  it('says what was decided, once for each time', async () => {
    await move('pending', 'available');
    await move('available', 'delisted', 'the same event');
    await move('available', 'delisted', 'the same event');

    expect(await noticesOf(test.db, ann)).toEqual([
      { kind: 'content.decided', data: { contentId: heron, name: 'heron.jpg', status: 'available' } },
      { kind: 'content.decided', data: { contentId: heron, name: 'heron.jpg', status: 'delisted' } },
    ]);
  });

  it('says that a decision was taken back', async () => {
    await move('unavailable', 'pending');
    await move('delisted', 'available');

    expect(await told()).toEqual(['pending', 'available']);
  });

  it.each([
    ['what its owner does', 'available', 'withdrawn'],
    ['that an edit wants another look', 'available', 'pending'],
    ['that it was locked away', 'available', 'quarantined'],
  ] as const)('does not say %s', async (_what, from, to) => {
    await move(from, to);

    expect(await told()).toEqual([]);
  });

  it('says why an upload failed', async () => {
    const data = { contentId: heron, code: 'content.undecodable' };
    await news.onFailed({ id: newId(), name: 'content.failed', data });

    expect(await noticesOf(test.db, ann)).toEqual([{ kind: 'content.failed', data: { ...data, name: 'heron.jpg' } }]);
  });

  it('says nothing about what has been deleted since', async () => {
    await test.db.query(`UPDATE content SET deleted_at = now() WHERE id = $1`, [heron]);
    await move('pending', 'available');
    await news.onFailed({ id: newId(), name: 'content.failed', data: { contentId: heron, code: 'x' } });

    expect(await told()).toEqual([]);
  });
});
