import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { newId, type ContentId } from '@odr/kernel';

import { leafHash, MerkleTree } from '../manifest/merkle-tree.js';
import { DatasetWorld } from '../testing/dataset-world.js';
import { Freezer } from './freezer.js';
import { VersionRepository } from './version.repository.js';

const run = promisify(execFile);
const VERIFIER = join(import.meta.dirname, '../../verifier/verify-dataset.mjs');

let world: DatasetWorld;
beforeAll(async () => {
  world = await DatasetWorld.start();
});
afterAll(() => world.stop());

const manifestOf = async (datasetId: string, version: string): Promise<string> =>
  (await world.send('GET', `/datasets/${datasetId}/versions/${version}/manifest`, world.ann)).bytes.toString();

function rootOf(manifest: string): string {
  const tree = new MerkleTree();
  for (const line of manifest.split('\n').slice(0, -1)) tree.add(leafHash(line));
  return tree.root().toString('hex');
}

describe('a dataset', () => {
  it('is shown as it is to who had it before, though its own tag counts changes of its words alone', async () => {
    const url = `/datasets/${await world.dataset({ visibility: 'public' })}`;
    const { headers } = await world.send('GET', url);
    await world.release(url.slice('/datasets/'.length), { contentIds: [await world.picture()] });

    const again = await world.send('GET', url, undefined, undefined, { 'if-none-match': String(headers['etag']) });

    expect(again).toMatchObject({ status: 200, headers: { etag: '"1"' }, body: { latest: { version: '1.0.0' } } });
  });

  it('is its owner’s alone until it is public, and has one name', async () => {
    const made = await world.send('POST', '/datasets', world.ann, { name: 'highland-cows', title: 'Cows' });
    expect(made).toMatchObject({
      status: 201,
      body: {
        name: 'highland-cows',
        title: 'Cows',
        profile: 'omi-core',
        visibility: 'private',
        latest: null,
        version: 1,
      },
    });
    const url = `/datasets/${made.body.id as string}`;
    const bob = await world.person();

    expect((await world.send('GET', url, bob)).body.code).toBe('dataset.not_found');
    expect((await world.send('POST', '/datasets', bob, { name: 'highland-cows' })).body.code).toBe(
      'dataset.name_taken',
    );
    const stale = await world.send('PATCH', url, world.ann, { visibility: 'public' }, { 'if-match': '"7"' });
    expect(stale.status).toBe(412);
    const open = await world.send('PATCH', url, world.ann, { visibility: 'public' }, { 'if-match': '"1"' });
    expect(open).toMatchObject({ status: 200, headers: { etag: '"2"' } });
    expect((await world.send('GET', '/datasets/highland-cows')).status).toBe(200);
    expect((await world.send('PATCH', url, bob, { title: 'Mine' })).body.code).toBe('dataset.not_yours');
    expect((await world.send('DELETE', url, world.ann)).status).toBe(204);
    expect((await world.send('GET', url, world.ann)).status).toBe(404);
  });

  it.each([
    [{ name: 'Highland Cows' }, 400, 'request.invalid'],
    [{ name: '../cows' }, 400, 'request.invalid'],
    [{ name: 'cows', userId: newId() }, 400, 'request.invalid'],
    [{ name: 'cows', profile: 'everything' }, 422, 'dataset.unknown_profile'],
    [{ name: 'cows', definition: { setId: newId() } }, 404, 'content_set.not_found'],
    [{ name: 'cows', definition: { query: { status: 'pending' } } }, 400, 'request.invalid'],
  ])('refuses %j', async (body, status, code) => {
    expect(await world.send('POST', '/datasets', world.ann, body)).toMatchObject({ status, body: { code } });
  });
});

describe('a version', () => {
  it('is known by the root over its manifest, which the verifier finds too', async () => {
    const ids = [await world.picture({ caption: 'A cow' }), await world.picture({ name: '=1+1 "cow"\n' })];
    const id = await world.dataset();
    const version = await world.release(id, { contentIds: ids, bump: 'major', changelog: 'The first.' });
    expect(version).toMatchObject({
      version: '1.0.0',
      itemCount: 2,
      profile: 'omi-core',
      changelog: 'The first.',
      counts: { licenses: { 'CC-BY-4.0': 2 }, annotations: 1, excluded: {} },
    });

    const answer = await world.send('GET', `/datasets/${id}/versions/1.0.0/manifest`, world.ann);
    const manifest = answer.bytes.toString();
    expect(answer.headers['etag']).toBe(`"${version.rootHash as string}"`);
    expect(rootOf(manifest)).toBe(version.rootHash);
    const path = join(world.folder, 'manifest.ndjson');
    await writeFile(path, manifest);
    expect((await run(process.execPath, [VERIFIER, path, version.rootHash as string])).stdout).toMatch(/^ok/);
    const [first] = manifest.split('\n').map((line) => (line ? JSON.parse(line) : {}) as Record<string, unknown>);
    expect(first).toMatchObject({
      contentId: ids[0],
      license: 'CC-BY-4.0',
      annotations: [{ version: 1, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
      attribution: expect.stringContaining('Ann "A" <b>'),
    });
    const part = await world.send('GET', `/datasets/${id}/versions/1.0.0/manifest`, world.ann, undefined, {
      range: 'bytes=0-9',
    });
    expect(part).toMatchObject({ status: 206, text: manifest.slice(0, 10) });
  });

  it('has the same root in another dataset on another day, and another one for one changed word', async () => {
    const picture = await world.picture({ caption: 'A cow' });
    const [one, other] = [await world.dataset(), await world.dataset()];
    const { rootHash } = await world.release(one, { contentIds: [picture] });
    expect((await world.release(other, { contentIds: [picture, newId()] })).rootHash).toBe(rootHash);

    await world.test.asOwner(`UPDATE content SET name = 'Bull' WHERE id = $1`, [picture]);
    const next = await world.release(one, { contentIds: [picture], bump: 'patch' });
    expect(next).toMatchObject({ version: '1.0.1', rootHash: expect.not.stringMatching(rootHash as string) });
    const diff = await world.send('GET', `/datasets/${one}/versions/1.0.1/diff?against=1.0.0`, world.ann);
    expect(diff.body).toMatchObject({
      added: 0,
      removed: 0,
      changed: 1,
      items: [{ contentId: picture, change: 'changed', members: ['attribution', 'name'] }],
    });
  });

  it('cannot be changed, not even in the database', async () => {
    const id = await world.dataset();
    const version = await world.release(id, { contentIds: [await world.picture()] });
    for (const sql of [
      `UPDATE dataset_version SET changelog = 'x' WHERE id = $1`,
      `DELETE FROM dataset_version WHERE id = $1`,
      `UPDATE dataset_version_item SET license = 'x' WHERE version_id = $1`,
      `DELETE FROM dataset_version_item WHERE version_id = $1`,
    ])
      await expect(world.test.db.query(sql, [version.id])).rejects.toThrow();
    expect((await world.send('DELETE', `/datasets/${id}`, world.ann)).body.code).toBe('dataset.released');
  });

  it('lists what stays out with its reason, and refuses what the profile does not carry', async () => {
    const [open, alike, hidden, unwilling] = [
      await world.picture(),
      await world.picture({ license: 'CC-BY-SA-4.0' }),
      await world.picture({ status: 'delisted' }),
      await world.picture(),
    ];
    await world.test.asOwner(`UPDATE content SET flags = '{opted_out}' WHERE id = $1`, [unwilling]);
    const id = await world.dataset();
    const absent = newId<ContentId>();
    const contentIds = [open, alike, hidden, unwilling, absent];

    const refused = await world.send('POST', `/datasets/${id}/versions`, world.ann, { contentIds });
    expect(refused).toMatchObject({
      status: 422,
      body: {
        code: 'dataset.not_releasable',
        count: 1,
        closestProfile: 'omi-sa',
        minimalRemoval: [alike],
        items: [
          {
            contentId: alike,
            license: 'CC-BY-SA-4.0',
            reasons: [{ rule: 'class_of_profile' }, { rule: 'no_compatible_license' }],
          },
        ],
      },
    });
    const without = await world.release(id, { contentIds, leavesOut: true });
    expect(without.itemCount).toBe(1);
    const { body } = await world.send('GET', `/datasets/${id}/versions/latest/exclusions`, world.ann);
    expect(
      Object.fromEntries(body.items.map((one: { contentId: string; code: string }) => [one.contentId, one.code])),
    ).toEqual({
      [alike]: 'license_not_in_profile',
      [hidden]: 'not_available',
      [unwilling]: 'opted_out',
      [absent]: 'not_found',
    });
    const wider = await world.release(id, { contentIds, profile: 'omi-sa' });
    expect(wider).toMatchObject({ itemCount: 2, version: '1.1.0' });
  });

  it('carries nothing from a database whose licence the profile does not carry', async () => {
    const [own, taken] = [await world.picture(), await world.picture()];
    await world.test.asOwner(
      `UPDATE content_source SET metadata = '{"databaseLicense": "ODbL-1.0"}' WHERE content_id = $1`,
      [taken],
    );
    const id = await world.dataset();
    const contentIds = [own, taken];

    expect(await world.send('POST', `/datasets/${id}/versions`, world.ann, { contentIds })).toMatchObject({
      status: 422,
      body: { count: 1, items: [{ contentId: taken, license: 'CC-BY-4.0', reasons: [{ rule: 'odbl_share_alike' }] }] },
    });
    expect(await world.release(id, { contentIds, leavesOut: true })).toMatchObject({ itemCount: 1 });
    const { body } = await world.send('GET', `/datasets/${id}/versions/latest/exclusions`, world.ann);
    expect(body.items).toMatchObject([{ contentId: taken, code: 'license_not_in_profile' }]);
  });

  it.each([
    [{ contentIds: [newId()], setId: newId() }, 422, 'dataset.selection_unclear'],
    [{ contentIds: [newId()] }, 422, 'dataset.nothing_to_release'],
    [{ contentIds: ['x'] }, 400, 'request.invalid'],
    [{ successorOf: '9.9.9' }, 404, 'dataset_version.not_found'],
    [{ query: { q: 'no such thing at all' } }, 422, 'dataset.nothing_to_release'],
    [{ rootHash: 'mine' }, 400, 'request.invalid'],
  ])('refuses %j', async (body, status, code) => {
    const id = await world.dataset();
    expect(await world.send('POST', `/datasets/${id}/versions`, world.ann, body)).toMatchObject({
      status,
      body: { code },
    });
  });

  it('credits nobody who asked not to be named', async () => {
    const [named, unnamed] = [await world.picture(), await world.picture()];
    for (const id of [named, unnamed])
      await world.test.asOwner(`INSERT INTO content_author (content_id, position, name) VALUES ($1, 9, 'Nora Named')`, [
        id,
      ]);
    await world.test.asOwner(`INSERT INTO credit_removal (content_id, reason, recorded_by) VALUES ($1, 'asked', $2)`, [
      unnamed,
      world.ann.userId,
    ]);
    const id = await world.dataset();
    await world.release(id, { contentIds: [named, unnamed] });

    const { bytes } = await world.send('GET', `/datasets/${id}/versions/latest/manifest`, world.ann);
    const lines = bytes.toString().trim().split('\n');
    const mentions = (contentId: string): boolean | undefined =>
      lines.find((line) => line.includes(contentId))?.includes('Nora Named');
    expect([mentions(named), mentions(unnamed)]).toEqual([true, false]);
  });

  it('proves who is in it and who is not', async () => {
    const ids = [await world.picture(), await world.picture(), await world.picture()].sort();
    const id = await world.dataset();
    const { rootHash } = await world.release(id, { contentIds: [ids[0], ids[2]] });
    for (const [contentId, included] of [
      [ids[0], true],
      [ids[1], false],
      ['00000000-0000-0000-0000-000000000000', false],
      ['ffffffff-ffff-ffff-ffff-ffffffffffff', false],
    ] as const) {
      const proof = await world.send(
        'GET',
        `/datasets/${id}/versions/1.0.0/proof?contentId=${contentId ?? ''}`,
        world.ann,
      );
      expect(proof.body).toMatchObject({ included, rootHash, size: 2 });
      const path = join(world.folder, 'proof.json');
      await writeFile(path, proof.text);
      expect((await run(process.execPath, [VERIFIER, '--proof', path, rootHash as string])).stdout).toMatch(/^ok/);
    }
  });

  it('never parts copies, and comes out the same for the same seed', async () => {
    const ids = await Promise.all(Array.from({ length: 24 }, () => world.picture()));
    await world.cluster(ids.slice(0, 8));
    await world.cluster(ids.slice(8, 16));
    const id = await world.dataset();
    const wish = { contentIds: ids, splits: { train: 2, validation: 1, test: 1 }, seed: 'a' };
    const [one, again, other] = [
      await world.release(id, wish),
      await world.release(id, wish),
      await world.release(id, { ...wish, seed: 'b' }),
    ];
    expect(again.rootHash).toBe(one.rootHash);
    expect(other.rootHash).not.toBe(one.rootHash);
    const items = (await manifestOf(id, '1.0.0'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { contentId: ContentId; split: string });
    const splitsOf = (some: readonly ContentId[]): Set<string> =>
      new Set(items.filter((item) => some.includes(item.contentId)).map(({ split }) => split));
    expect(splitsOf(ids.slice(0, 8)).size).toBe(1);
    expect(splitsOf(ids.slice(8, 16)).size).toBe(1);
    expect(splitsOf(ids).size).toBeGreaterThan(1);

    const sampled = await world.release(id, { contentIds: ids, sample: { count: 5 } });
    expect(sampled).toMatchObject({ itemCount: 5 });
    expect((await world.release(id, { contentIds: ids, sample: { count: 5 } })).rootHash).toBe(sampled.rootHash);
    const quota = { quotas: [{ by: 'license', most: 3 }] };
    expect((await world.release(id, { contentIds: ids, sample: quota })).itemCount).toBe(3);
  });

  it('is one snapshot, whatever changes while it is made', async () => {
    const ids = await Promise.all(Array.from({ length: 3 }, () => world.picture()));
    const id = await world.dataset();
    const versionId = newId<string>();
    await world.get(VersionRepository).insert({
      id: versionId,
      datasetId: id,
      major: 1,
      minor: 0,
      patch: 0,
      profile: 'omi-core',
      recipe: { selection: { contentIds: ids }, seed: id, leavesOut: false },
      changelog: '',
      createdBy: world.ann.userId,
    });
    const told: number[] = [];
    // Told between the first page and the end: by then everything has been read as it was.
    await world.get(Freezer).freeze(versionId, async (done) => {
      told.push(done);
      expect(world.test.db.inTransaction).toBe(false);
      await world.test.asOwner(`UPDATE content SET license = 'CC-BY-NC-4.0', status = 'delisted' WHERE id = ANY($1)`, [
        ids,
      ]);
    });
    expect(told).toEqual([3]);
    const { body } = await world.send('GET', `/datasets/${id}/versions/1.0.0`, world.ann);
    expect(body).toMatchObject({ state: 'done', itemCount: 3, counts: { licenses: { 'CC-BY-4.0': 3 } } });
    await world.get(Freezer).freeze(versionId);
  });

  it('keeps why it failed', async () => {
    const [id, versionId] = [await world.dataset(), newId<string>()];
    await world.get(VersionRepository).insert({
      id: versionId,
      datasetId: id,
      major: 1,
      minor: 0,
      patch: 0,
      profile: 'omi-core',
      recipe: { selection: { contentIds: [newId()] }, seed: id, leavesOut: false },
      changelog: '',
      createdBy: world.ann.userId,
    });
    await world.get(Freezer).freeze(versionId);
    const { body } = await world.send('GET', `/datasets/${id}/versions/1.0.0`, world.ann);
    expect(body).toMatchObject({ state: 'failed', failedWith: 'dataset.nothing_to_release', rootHash: null });
    expect((await world.send('GET', `/datasets/${id}/versions/1.0.0/manifest`, world.ann)).body.code).toBe(
      'dataset_version.building',
    );
  });
});
