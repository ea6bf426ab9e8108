import { PrincipalReader, type Principal } from '@odr/access';
import { JobQueue } from '@odr/platform';

import { AnnotationWorld } from '../../testing/annotation-world.js';
import { CleaningService } from '../cleaning.service.js';
import { CleaningRunProcessor } from './cleaning-run.processor.js';
import { CleaningRunRepository } from './cleaning-run.repository.js';

describe('cleaning captions in the background', () => {
  let world: AnnotationWorld;
  let ann: Principal;
  let caption: string;
  let processor: CleaningRunProcessor;

  beforeAll(async () => {
    world = await AnnotationWorld.start();
    ann = await world.person();
    caption = await world.shipped('caption');
    processor = new CleaningRunProcessor(
      world.test.db,
      world.provided(CleaningRunRepository),
      world.provided(CleaningService),
      new PrincipalReader(world.test.db),
      world.provided(JobQueue),
    );
  });
  afterAll(() => world.stop());

  /** A content with these captions of somebody. @returns its id and theirs */
  async function captioned(texts: readonly string[], by = ann): Promise<{ contentId: string; ids: string[] }> {
    const { id: contentId } = await world.content(ann);
    const lines = texts.map((text) => ({ contentId, sourceIds: [caption], annotation: { caption: text } }));
    return { contentId, ids: (await world.bulk(lines, by)).map(({ id }) => String(id)) };
  }
  const start = async (filter: object, as = ann): Promise<string> => {
    const answer = await world.post('/annotation-cleaning/runs', { mode: 'fixed', ...filter }, as);
    expect(answer).toMatchObject({ status: 202, body: { state: 'running', looked: 0 } });
    return `/annotation-cleaning/runs/${String(answer.body['id'])}`;
  };
  const work = (url: string): Promise<void> =>
    processor.clean({ data: { cleaningId: url.slice(url.lastIndexOf('/') + 1) } });
  const captionOf = async (id: string | undefined): Promise<unknown> =>
    (await world.get(`/annotations/${String(id)}`)).body['annotation'];

  it('changes all that match, tells each outcome, and takes it back where nobody went on', async () => {
    const bob = await world.person();
    // More than one step changes.
    const texts = Array.from({ length: 60 }, (_, index) => `The image shows cow ${index}.`);
    const { contentId, ids } = await captioned([...texts, 'A hill.']);
    await world.bulk([{ contentId, sourceIds: [caption], annotation: { caption: 'This image is old.' } }], bob);

    const url = await start({ contentId });
    await work(url);

    expect((await world.get(url, ann)).body).toMatchObject({
      state: 'done',
      total: 62,
      looked: 62,
      cleaned: 60,
      refused: 1,
      filter: { contentId },
    });
    expect(await captionOf(ids[59])).toEqual({ caption: 'Cow 59.' });
    const refused = (await world.get(`${url}/annotations?outcome=refused`, ann)).body.items;
    expect(refused).toMatchObject([{ contentId, outcome: 'refused', code: 'auth.forbidden', version: null }]);

    const mended = { annotation: { caption: 'Cow zero!' } };
    await world.send('PATCH', `/annotations/${String(ids[0])}`, ann, mended, { 'if-match': '"2"' });
    expect((await world.post(`${url}/undo`, undefined, ann)).body).toMatchObject({ state: 'undoing' });
    await work(url);

    expect((await world.get(url, ann)).body).toMatchObject({ state: 'undone', restored: 59, kept: 1 });
    expect(await captionOf(ids[59])).toEqual({ caption: 'The image shows cow 59.' });
    expect(await captionOf(ids[0])).toEqual({ caption: 'Cow zero!' });
    const left = (await world.get(`${url}/annotations?outcome=edited_since`, ann)).body.items;
    expect(left).toMatchObject([{ annotationId: ids[0], version: 2 }]);
    expect(await world.post(`${url}/undo`, undefined, ann)).toMatchObject({
      status: 409,
      body: { code: 'annotation_cleaning.illegal_transition', state: 'undone' },
    });
  });

  it('ends where it is cancelled, and what it did until then can be undone', async () => {
    const { contentId, ids } = await captioned(['The image shows a cow.']);
    const url = await start({ contentId });

    expect((await world.post(`${url}/cancel`, undefined, ann)).body).toMatchObject({ state: 'cancelled' });
    await work(url);

    expect(await captionOf(ids[0])).toEqual({ caption: 'The image shows a cow.' });
    expect((await world.post(`${url}/cancel`, undefined, ann)).status).toBe(409);
    expect((await world.post(`${url}/undo`, undefined, ann)).status).toBe(202);
    await work(url);
    expect((await world.get(url, ann)).body).toMatchObject({ state: 'undone', restored: 0, kept: 0 });
  });

  it('is seen by who started it and by moderators, who take it back as themselves', async () => {
    const [bob, moderator] = [await world.person(), await world.person({ role: 'moderator' })];
    const { contentId, ids } = await captioned(['The image shows a cow.']);
    const url = await start({ contentId });
    await work(url);

    expect((await world.get(url, bob)).status).toBe(404);
    expect((await world.get(`${url}/annotations`, bob)).status).toBe(404);
    expect((await world.post(`${url}/undo`, undefined, bob)).status).toBe(404);
    expect((await world.get('/annotation-cleaning/runs', bob)).body.items).toEqual([]);
    expect((await world.get('/annotation-cleaning/runs?limit=1', moderator)).body.items).toHaveLength(1);

    expect((await world.post(`${url}/undo`, undefined, moderator)).status).toBe(202);
    await work(url);
    const versions = (await world.get(`/annotations/${String(ids[0])}/versions`, ann)).body.items;
    expect(versions[0]).toMatchObject({ version: 3, cause: 'reverted', userId: moderator.userId });
  });

  it('fails when whoever started it is gone', async () => {
    const bob = await world.person();
    const { contentId } = await captioned(['The image shows a cow.'], bob);
    const url = await start({ contentId }, bob);
    await world.test.asOwner(`UPDATE user_account SET is_active = false WHERE id = $1`, [bob.userId]);
    await work(url);
    const moderator = await world.person({ role: 'moderator' });
    expect((await world.get(url, moderator)).body).toMatchObject({ state: 'failed', failure: 'auth.forbidden' });
  });

  it('goes on after its job was lost', async () => {
    const { contentId } = await captioned(['The image shows a cow.']);
    const url = await start({ contentId });
    await world.test.asOwner(`DELETE FROM job WHERE name = 'annotation.clean'`);
    await world.test.asOwner(`UPDATE annotation_cleaning SET updated_at = now() - interval '1 hour'`);
    await processor.tend();
    const [job] = await world.test.asOwner<{ payload: { cleaningId: string } }>(
      `SELECT payload FROM job WHERE name = 'annotation.clean'`,
    );
    expect(url).toContain(job?.payload.cleaningId ?? 'none');
  });

  it('refuses what it does not know', async () => {
    for (const body of [{ mode: 'best' }, { mode: 'fixed', contentId: 'cow' }, { mode: 'fixed', limit: 3 }])
      expect((await world.post('/annotation-cleaning/runs', body, ann)).status).toBe(400);
    expect((await world.post('/annotation-cleaning/runs', { mode: 'fixed' })).status).toBe(401);
    const stranger = await world.person({ hasAccepted: false });
    expect(await world.post('/annotation-cleaning/runs', { mode: 'fixed' }, stranger)).toMatchObject({
      body: { code: 'auth.dco_required' },
    });
  });
});
