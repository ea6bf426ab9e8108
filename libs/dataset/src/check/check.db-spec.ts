import type { Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';

import { type Answer, DatasetWorld } from '../testing/dataset-world.js';

describe('checking licences', () => {
  let world: DatasetWorld;
  let open: ContentId;
  let alike: ContentId;
  beforeAll(async () => {
    world = await DatasetWorld.start();
    open = await world.picture({ license: 'CC-BY-4.0' });
    alike = await world.picture({ license: 'CC-BY-SA-4.0' });
  });
  afterAll(() => world.stop());

  const check = (body: object, by: Principal = world.ann, query = ''): Promise<Answer> =>
    world.send('POST', `/licensing/check${query}`, by, body);

  it('says by which rule an item has to stay, what to drop, and which profile takes everything', async () => {
    const { status, body } = await check({ contentIds: [open, alike], use: 'omi-core' });

    expect(status).toBe(200);
    expect(body).toMatchObject({
      allowed: false,
      total: 2,
      removed: 1,
      minimalRemoval: [alike],
      closestProfile: 'omi-sa',
    });
    expect(body.items.map((item: { contentId: string; allowed: boolean }) => [item.contentId, item.allowed])).toEqual([
      [open, true],
      [alike, false],
    ]);
    expect(body.items[1].reasons).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          code: 'C15',
          severity: 'blocking',
          rule: 'no_compatible_license',
          source: expect.stringContaining('https://'),
        }),
      ]),
    );
  });

  it('lets the same items leave where share-alike may, and never calls passed what nobody looked at', async () => {
    const { body } = await check({ contentIds: [open, alike], use: 'omi-sa' });

    expect(body).toMatchObject({ allowed: true, minimalRemoval: [], license: null });
    expect(body.items[0].notChecked).toEqual(expect.arrayContaining(['C05', 'C10', 'C20', 'C21']));
  });

  it('keeps in what somebody opted out of', async () => {
    const refused = await world.picture({ license: 'CC0-1.0' });
    await world.test.asOwner(`UPDATE content SET flags = '{opted_out}' WHERE id = $1`, [refused]);

    const { body } = await check({ contentIds: [open, refused], use: 'omi-core' });

    expect(body).toMatchObject({ allowed: false, minimalRemoval: [refused] });
    expect(body).not.toHaveProperty('closestProfile');
    expect(body.items[1]).toMatchObject({
      allowed: false,
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'C22' })]),
    });
  });

  it('applies the licence of the database that a picture was taken from', async () => {
    const taken = await world.picture({ license: 'CC0-1.0' });
    await world.test.asOwner(
      `UPDATE content_source SET metadata = '{"databaseLicense": "ODbL-1.0"}' WHERE content_id = $1`,
      [taken],
    );

    const { body } = await check({ contentIds: [taken], use: 'omi-core' });

    expect(body).toMatchObject({
      allowed: false,
      items: [
        { reasons: expect.arrayContaining([expect.objectContaining({ code: 'C17', rule: 'odbl_share_alike' })]) },
      ],
    });
  });

  it('asks people about marks and buildings, and says what an export carries', async () => {
    const shown = await world.picture({ license: 'CC0-1.0' });
    const status = async (): Promise<unknown[]> => {
      const { body } = await world.send('GET', `/contents/${shown}/licensing?use=omi-core`);
      return [20, 25].map((at) => [body.checks[at].code, body.checks[at].status]);
    };
    const set = (column: string, value: string): Promise<unknown> =>
      world.test.asOwner(`UPDATE content SET ${column} = $2 WHERE id = $1`, [shown, value]);

    expect(await status()).toEqual([
      ['C21', 'not_checked'],
      ['C26', 'passed'],
    ]);
    await set('declarations', '{"marks": "none"}');
    expect((await status())[0]).toEqual(['C21', 'passed']);
    await set('flags', '{trademark}');
    expect((await status())[0]).toEqual(['C21', 'failed']);
    await set('declarations', '{"marks": "cleared"}');
    expect((await status())[0]).toEqual(['C21', 'passed']);
  });

  it('notices a copy under a stricter licence', async () => {
    const [mine, twin] = [
      await world.picture({ license: 'CC0-1.0' }),
      await world.picture({ license: 'CC-BY-NC-4.0' }),
    ];
    await world.cluster([mine, twin]);
    await world.test.asOwner(`UPDATE content SET pdq_hash = NULL WHERE id = $1`, [mine]);

    const { body } = await check({ contentIds: [mine], use: 'omi-core' });

    expect(body.allowed).toBe(true);
    expect(body.items[0].reasons).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'C23', severity: 'warning', clause: expect.stringContaining('CC-BY-NC-4.0') }),
      ]),
    );
  });

  it('pages through a selection, or only through what has to stay', async () => {
    const first = await check({ query: {}, use: 'omi-core' }, world.ann, '?limit=1');
    const second = await check(
      { query: {}, use: 'omi-core' },
      world.ann,
      `?limit=1&cursor=${String(first.body.nextCursor)}`,
    );
    const refused = await check({ query: {}, use: 'omi-core' }, world.ann, '?only=refused&limit=200');

    expect([first.body.items[0].contentId, second.body.items[0].contentId]).toEqual([open, alike]);
    expect(first.body.licenses[0]).toMatchObject({ allowed: true, count: expect.any(Number) });
    expect(refused.body.items.length).toBe(refused.body.removed);
    expect(refused.body.items.every((item: { allowed: boolean }) => !item.allowed)).toBe(true);
  });

  it('finds nothing that is hidden from the caller', async () => {
    const hidden = await world.picture({ status: 'pending' });

    expect((await check({ contentIds: [hidden], use: 'omi-core' }, await world.person())).body.code).toBe(
      'content.not_found',
    );
    expect((await check({ contentIds: [hidden], use: 'omi-core' })).status).toBe(200);
  });

  it.each([
    [{ use: 'omi-core' }, 422, 'dataset.selection_unclear'],
    [{ use: 'omi-core', query: {}, setId: '01900000-0000-7000-8000-000000000000' }, 422, 'dataset.selection_unclear'],
    [{ use: 'nobody', query: {} }, 422, 'dataset.unknown_profile'],
    [{ use: 'omi-core', setId: '01900000-0000-7000-8000-000000000000' }, 404, 'content_set.not_found'],
    [{ use: 'omi-core', datasetVersionId: '01900000-0000-7000-8000-000000000000' }, 404, 'dataset.not_found'],
    [{ query: {} }, 400, 'request.invalid'],
    [{ use: 'omi-core', query: { status: 'nonsense' } }, 400, 'request.invalid'],
  ])('refuses %j: %d, %s', async (body, status, code) => {
    expect(await check(body)).toMatchObject({ status, body: { code } });
  });

  it('shows by what right an item is here, to whoever may see it', async () => {
    await world.test.asOwner(
      `INSERT INTO license_evidence (id, content_id, license, method, snapshot, snapshot_sha256)
       VALUES (gen_random_uuid(), $1, 'CC-BY-4.0', 'declaration', '{}', encode(sha256('{}'), 'hex'))`,
      [open],
    );

    const { status, body } = await world.send('GET', `/contents/${open}/licensing?use=omi-core`);

    expect(status).toBe(200);
    expect(body).toMatchObject({ allowed: true, evidence: [{ method: 'declaration', by: 'system', isIntact: true }] });
    expect(body.checks).toHaveLength(27);
    expect(body.checks[3]).toMatchObject({ code: 'C04', status: 'passed' });
  });

  it('lets the grant of a rightsholder override what the file says', async () => {
    const item = await world.picture({ license: 'CC0-1.0' });
    await world.test.asOwner(
      `INSERT INTO usage_observation (id, content_id, kind, origin, stance, said) VALUES (gen_random_uuid(), $1, 'plus', 'file', 'disallowed', 'DMI-PROHIBITED')`,
      [item],
    );
    await world.test.asOwner(
      `INSERT INTO usage_grant (id, content_id, holder, statement, signature, verified_by) VALUES (gen_random_uuid(), $1, 'Ada', 'I allow it.', 'letter', $2)`,
      [item, world.ann.userId],
    );

    const { body } = await world.send('GET', `/contents/${item}/licensing`);

    expect(body).toMatchObject({
      signals: [{ kind: 'plus', stance: 'disallowed' }],
      grants: [{ holder: 'Ada', revokedAt: null }],
    });
    expect(body.checks[21]).toMatchObject({ code: 'C22', status: 'passed' });
  });

  it('checks a version of a dataset', async () => {
    const dataset = await world.dataset({ visibility: 'public' });
    const version = await world.release(dataset, { contentIds: [open], profile: 'omi-core', bump: 'major' });

    const { body } = await check({ datasetVersionId: version.id, use: 'omi-core' });

    expect(body).toMatchObject({ allowed: true, total: 1 });
  });
});
