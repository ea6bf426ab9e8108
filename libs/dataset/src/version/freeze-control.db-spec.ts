import { newId } from '@odr/kernel';

import { DatasetWorld } from '../testing/dataset-world.js';
import { Freezer } from './freezer.js';
import { VersionRepository } from './version.repository.js';

let world: DatasetWorld;
beforeAll(async () => {
  world = await DatasetWorld.start();
});
afterAll(() => world.stop());

/** A version that nobody has begun to list. */
async function building(): Promise<{ readonly id: string; readonly url: string }> {
  const [datasetId, id] = [await world.dataset({ visibility: 'public' }), newId<string>()];
  const selection = { contentIds: [await world.picture()] };
  await world.get(VersionRepository).insert({
    id,
    datasetId,
    major: 1,
    minor: 0,
    patch: 0,
    profile: 'omi-core',
    recipe: { selection, seed: datasetId, leavesOut: false },
    changelog: '',
    createdBy: world.ann.userId,
  });
  return { id, url: `/datasets/${datasetId}/versions/1.0.0` };
}
const tell = (url: string, wish: string) => world.send('POST', `${url}/${wish}`, world.ann);

describe('the listing of a version', () => {
  it('stops when it is paused, keeps nothing, and begins anew', async () => {
    const { id, url } = await building();
    let answer;

    await world.get(Freezer).freeze(id, async () => {
      answer = await tell(url, 'pause');
    });

    expect(answer).toMatchObject({ status: 200, body: { state: 'paused' } });
    expect((await world.send('GET', url)).body).toMatchObject({ state: 'paused', rootHash: null });
    expect(await world.test.db.query(`SELECT FROM dataset_version_item WHERE version_id = $1`, [id])).toEqual([]);
    // Its job does nothing while it is paused.
    await world.get(Freezer).freeze(id);
    expect((await tell(url, 'resume')).body).toMatchObject({ state: 'building' });
    const [job] = await world.test.db.query<{ name: string }>(
      `SELECT j.name FROM dataset_version v JOIN job j ON j.id = v.job_id WHERE v.id = $1`,
      [id],
    );
    expect(job?.name).toBe('dataset.freeze');
    await world.get(Freezer).freeze(id);
    expect((await world.send('GET', url)).body).toMatchObject({ state: 'done', itemCount: 1 });
  });

  it('is given up for good', async () => {
    const { id, url } = await building();

    await world.get(Freezer).freeze(id, async () => {
      await tell(url, 'cancel');
    });

    expect((await world.send('GET', url)).body).toMatchObject({
      state: 'failed',
      failedWith: 'dataset_version.cancelled',
    });
    for (const wish of ['pause', 'resume', 'cancel'])
      expect(await tell(url, wish)).toMatchObject({
        status: 409,
        body: { code: 'dataset_version.illegal_transition', state: 'failed', wish },
      });
  });

  it('belongs to one attempt at a time, and to those who answer for the dataset', async () => {
    const { id, url } = await building();
    const bob = await world.person();
    let second: unknown;

    await world.get(Freezer).freeze(id, async () => {
      second = await world
        .get(Freezer)
        .freeze(id)
        .catch((error: unknown) => error);
    });

    expect(second).toEqual(new Error('Another attempt lists this version.'));
    expect((await world.send('GET', url)).body.state).toBe('done');
    expect((await world.send('POST', `${url}/pause`, bob)).body.code).toBe('dataset.not_yours');
    expect((await tell(url.replace('1.0.0', '9.9.9'), 'pause')).body.code).toBe('dataset_version.not_found');
  });
});
