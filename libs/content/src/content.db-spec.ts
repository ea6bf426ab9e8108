import { readFileSync } from 'node:fs';
import type { Principal } from '@odr/access';
import { newId, type ContentId } from '@odr/kernel';
import sharp from 'sharp';
import { ContentWorld } from './testing/content-world.js';
import { describeWithFixtures, sharedFixture } from './testing/shared-fixture.js';

let world: ContentWorld;
let ada: Principal;
let stranger: Principal;
let moderator: Principal;
let shade = 0;

const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 500, height: 300, channels: 3, background: { r: (shade += 1) % 256, g: 8, b: 4 } } })
    .png()
    .toBuffer();

beforeAll(async () => {
  world = await ContentWorld.start();
  [ada, stranger, moderator] = await Promise.all([world.person(), world.person(), world.person({ role: 'moderator' })]);
});
afterAll(() => world.stop());

const pending = async (metadata: object = { license: 'CC0-1.0' }): Promise<ContentId> => {
  const { body } = await world.upload(ada, await picture(), metadata);
  await world.process(body.id);
  return body.id as ContentId;
};

describe('processing', () => {
  it('fills in everything, keeps every file it names and tells once, however often it runs', async () => {
    const id = await pending({ license: 'CC0-1.0', altText: 'Red' });
    const { body: first } = await world.get(`/contents/${id}`, ada);
    const files = (await world.files()).sort();
    await world.process(id);

    expect(first).toMatchObject({
      processingState: 'done',
      processingError: null,
      pixelSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      perceptualHash: { algorithm: 'pdq', hash: expect.stringMatching(/^[0-9a-f]{64}$/), quality: expect.any(Number) },
      flags: expect.arrayContaining(['no_source']),
      width: 500,
      format: 'png',
    });
    expect(files).toEqual(expect.arrayContaining([first.sha256, first.publishedSha256]));
    expect((await world.files()).sort()).toEqual(files);
    const events = (await world.get(`/contents/${id}/events`, ada)).body.items.map(
      ({ type }: { type: string }) => type,
    );
    expect(events).toEqual(['received', 'processed']);
  });

  it('starts again where a crash has left it', async () => {
    const { body } = await world.upload(ada, await picture(), {});
    await world.test.asOwner(`UPDATE content SET processing_state = 'processing' WHERE id = $1`, [body.id]);
    await world.process(body.id);

    expect((await world.get(`/contents/${body.id}`, ada)).body.processingState).toBe('done');
  });

  it('lets people look at what the model suspects, and says so once', async () => {
    world.nsfw = { drawing: 0, hentai: 0, neutral: 0.1, porn: 0.9, sexy: 0 };
    const id = await pending();
    world.nsfw = { drawing: 0, hentai: 0, neutral: 1, porn: 0, sexy: 0 };

    const { body } = await world.get(`/contents/${id}`, ada);
    expect(body).toMatchObject({ status: 'pending', flags: expect.arrayContaining(['nsfw']) });
    expect((await world.outbox()).filter((name) => name === 'content.flagged')).toHaveLength(1);
  });
});

describe('who sees what', () => {
  it('hides what is not published from everyone but its people and moderators', async () => {
    const id = await pending();

    expect((await world.get(`/contents/${id}`)).status).toBe(404);
    for (const path of ['', '/file', '/authors', '/sources', '/attribution', '/events']) {
      expect((await world.get(`/contents/${id}${path}`, stranger)).status).toBe(404);
      expect((await world.get(`/contents/${id}${path}`, ada)).status).toBe(200);
      expect((await world.get(`/contents/${id}${path}`, moderator)).status).toBe(200);
    }
    const listed = async (as?: Principal): Promise<boolean> =>
      (await world.get('/contents?limit=200', as)).body.items.some((item: { id: string }) => item.id === id);
    expect([await listed(), await listed(stranger), await listed(ada), await listed(moderator)]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it('tells strangers what happened to a published item, not what the file was called at home', async () => {
    const id = await pending();
    await world.process(id);
    await world.service.changeStatus({ id, to: 'available', reason: 'test' });
    const received = async (as: Principal) => (await world.get(`/contents/${id}/events`, as)).body.items[0];

    expect((await received(ada)).payload).toHaveProperty('fileName');
    expect((await received(moderator)).payload).toHaveProperty('fileName');
    expect((await received(stranger)).payload).not.toHaveProperty('fileName');
    expect((await received(stranger)).payload).toHaveProperty('claimedLicense');
  });

  it('shows a team’s items to its members', async () => {
    const team = await world.team();
    const [one, other] = await Promise.all([world.person({ teams: [team] }), world.person({ teams: [team] })]);
    const { body } = await world.upload(one, await picture(), { teamId: team });

    expect((await world.get(`/contents/${body.id}`, other)).status).toBe(200);
    expect((await world.get(`/contents?teamId=${team}`, other)).body.items).toHaveLength(1);
    expect((await world.get(`/contents?teamId=${team}`, stranger)).body.items).toHaveLength(0);
  });

  it('keeps the files of quarantined items from all but moderators', async () => {
    const id = await world.published(ada, await picture());
    await world.service.changeStatus({ id, to: 'quarantined', reason: 'test' });

    expect((await world.get(`/contents/${id}/file?variant=preview`, ada)).status).toBe(404);
    expect((await world.get(`/contents/${id}/file?variant=preview`, moderator)).status).toBe(200);
  });

  it('lets nobody but moderators change or delete quarantined items', async () => {
    const id = await world.published(ada, await picture());
    await world.service.changeStatus({ id, to: 'quarantined', reason: 'test' });

    expect((await world.send('PATCH', `/contents/${id}`, ada, { body: { name: 'Innocent' } })).status).toBe(403);
    expect((await world.send('DELETE', `/contents/${id}`, ada)).status).toBe(403);
    expect((await world.send('DELETE', `/contents/${id}`, moderator)).status).toBe(204);
  });
});

describe('editing', () => {
  it('changes what is given, clears null, leaves the rest, and guards against older copies', async () => {
    const id = await pending({ license: 'CC0-1.0', name: 'Old', altText: 'Text' });
    const before = await world.get(`/contents/${id}`, ada);
    const tag = before.headers.get('etag') as string;

    const edited = await world.send('PATCH', `/contents/${id}`, ada, {
      body: { name: 'New', altText: null },
      headers: { 'if-match': tag },
    });

    expect(edited).toMatchObject({ status: 200, body: { name: 'New', altText: null, license: 'CC0-1.0' } });
    expect(
      (await world.send('PATCH', `/contents/${id}`, ada, { body: { name: 'Late' }, headers: { 'if-match': tag } }))
        .status,
    ).toBe(412);
    expect(
      (await world.get(`/contents/${id}`, ada, { 'if-none-match': edited.headers.get('etag') as string })).status,
    ).toBe(304);
    expect((await world.send('PATCH', `/contents/${id}`, ada, { body: { status: 'available' } })).status).toBe(400);
    expect((await world.send('PATCH', `/contents/${id}`, stranger, { body: { name: 'Mine' } })).status).toBe(404);
  });

  it.each(['name', 'authors', 'sources', 'declarations'])(
    'answers null for %s, which no column holds',
    async (field) => {
      const id = await pending({ license: 'CC0-1.0', authors: [{ name: 'Ada' }] });
      const { status } = await world.send('PATCH', `/contents/${id}`, ada, { body: { [field]: null } });

      expect(status).toBe(field === 'name' ? 400 : 200);
      if (field === 'authors') {
        expect((await world.get(`/contents/${id}/authors`, ada)).body).toEqual({ items: [] });
      }
    },
  );

  it('gives an item to a team and takes it back, for the one who brought it', async () => {
    const team = await world.team();
    const [one, other] = await Promise.all([world.person({ teams: [team] }), world.person({ teams: [team] })]);
    const { body } = await world.upload(one, await picture(), {});
    const give = (to: unknown, by: Principal) =>
      world.send('PATCH', `/contents/${body.id}`, by, { body: { teamId: to } });

    expect(await give(team, one)).toMatchObject({ status: 200, body: { teamId: team } });
    expect((await give(null, other)).status).toBe(403);
    expect(await give(null, one)).toMatchObject({ status: 200, body: { teamId: null } });
    expect((await world.get(`/contents/${body.id}`, other)).status).toBe(404);
  });

  it.each(['javascript:alert(1)', 'picture.jpg'])('takes %s for no web address', async (value) => {
    const sources = [{ type: 'url', value }];
    const refused = await world.upload(ada, await picture(), { sources });

    expect(refused).toMatchObject({ status: 400, body: { errors: [{ path: 'metadata.sources.0.value' }] } });
    expect((await world.upload(ada, await picture(), { sources: [{ type: 'path', value }] })).status).toBe(201);
  });

  it('refuses strangers who can see it, and licences that contradict each other', async () => {
    const id = await world.published(ada, await picture());

    expect((await world.send('PATCH', `/contents/${id}`, stranger, { body: { name: 'Mine' } })).status).toBe(403);
    expect((await world.send('DELETE', `/contents/${id}`, stranger)).status).toBe(403);
    const contradiction = await world.send('PATCH', `/contents/${id}`, ada, {
      body: { licenseUrl: 'https://creativecommons.org/licenses/by/4.0/' },
    });
    expect(contradiction).toMatchObject({ status: 422, body: { code: 'content.contradictory_license' } });
  });

  it('sends a published item back to review when its licence is no longer open', async () => {
    const id = await world.published(ada, await picture());
    const { body } = await world.send('PATCH', `/contents/${id}`, ada, { body: { license: 'CC-BY-NC-4.0' } });

    expect(body).toMatchObject({ status: 'pending', licenseVerdict: 'not_open' });
    expect((await world.get(`/contents/${id}`)).status).toBe(404);
  });

  it('hides deleted items from everyone and lets their bytes come again', async () => {
    const bytes = await picture();
    const { body } = await world.upload(ada, bytes, {});

    expect((await world.send('DELETE', `/contents/${body.id}`, ada)).status).toBe(204);
    expect((await world.get(`/contents/${body.id}`, moderator)).status).toBe(404);
    expect((await world.upload(ada, bytes, {})).status).toBe(201);
  });
});

describe('the list', () => {
  it('pages through everything exactly once, both ways', async () => {
    const owner = await world.person();
    for (let i = 0; i < 5; i += 1) await world.upload(owner, await picture(), { name: `Item ${i}` });
    for (const sort of ['createdAt', '-createdAt']) {
      const names: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { body } = await world.get(
          `/contents?userId=${owner.userId}&limit=2&total=true&sort=${sort}${cursor && `&cursor=${cursor}`}`,
          owner,
        );
        names.push(...body.items.map(({ name }: { name: string }) => name));
        expect(body.total).toBe(5);
        cursor = body.nextCursor;
      }
      expect(names).toEqual((sort === 'createdAt' ? [0, 1, 2, 3, 4] : [4, 3, 2, 1, 0]).map((i) => `Item ${i}`));
    }
  });

  it('filters, and takes what people type literally', async () => {
    const owner = await world.person();
    const id = (await world.upload(owner, await picture(), { name: '100% cow_', license: 'CC0-1.0' })).body.id;
    const found = async (filter: string): Promise<string[]> =>
      (await world.get(`/contents?userId=${owner.userId}&${filter}`, owner)).body.items.map(
        (item: { id: string }) => item.id,
      );

    for (const filter of [
      'q=100%25',
      'q=COW_',
      'status=pending',
      'license=CC0-1.0',
      'format=png',
      'minWidth=500',
      'createdFrom=2020-01-01T00:00:00Z',
      'type=image',
    ]) {
      expect(await found(filter)).toEqual([id]);
    }
    for (const filter of [
      'q=%25%25',
      'status=available',
      'license=MIT',
      'format=gif',
      'minWidth=501',
      'createdTo=2020-01-01T00:00:00Z',
      'flag=nsfw',
      'processingState=failed',
    ]) {
      expect(await found(filter)).toEqual([]);
    }
  });

  it.each([
    'limit=0',
    'limit=201',
    'sort=name',
    'status=gone',
    'cursor=xyz',
    'unknown=1',
    `cursor=${Buffer.from('["x","y"]').toString('base64url')}`,
  ])('refuses %s', async (query) => expect((await world.get(`/contents?${query}`)).status).toBe(400));
});

describe('files', () => {
  it('are served in the right type, sandboxed, in parts, and not again when unchanged', async () => {
    const id = await world.published(ada, await picture());
    const whole = await world.get(`/contents/${id}/file`);
    const part = await world.get(`/contents/${id}/file`, undefined, { range: 'bytes=4-9' });

    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringContaining('attachment'),
      'content-length': String(whole.bytes.length),
    });
    expect(part).toMatchObject({ status: 206, bytes: whole.bytes.subarray(4, 10) });
    expect((await world.get(`/contents/${id}/file`, undefined, { range: 'bytes=99999999-' })).status).toBe(416);
    expect(
      (await world.get(`/contents/${id}/file`, undefined, { 'if-none-match': whole.headers.get('etag') as string }))
        .status,
    ).toBe(304);
    for (const [variant, width] of [
      ['preview', 500],
      ['thumbnail', 320],
    ] as const) {
      const { bytes, headers } = await world.get(`/contents/${id}/file?variant=${variant}`);
      expect(headers.get('content-type')).toBe('image/webp');
      expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width });
    }
  });

  it('are not there before processing', async () => {
    const { body } = await world.upload(ada, await picture(), {});
    expect(await world.get(`/contents/${body.id}/file`, ada)).toMatchObject({
      status: 404,
      body: { code: 'content.file_not_ready' },
    });
  });

  it('are refused when the stored bytes have rotted', async () => {
    const id = await world.published(ada, await picture());
    const { body } = await world.get(`/contents/${id}`);
    await world.blobs.delete('published', body.publishedSha256);

    expect(await world.get(`/contents/${id}/file`)).toMatchObject({ status: 500, body: { code: 'content.corrupt' } });
  });
});

describe('credit', () => {
  it('is written in each format, with the change that publication made', async () => {
    const id = await world.published(ada, await picture(), {
      name: '<b>Cow</b>',
      license: 'CC-BY-4.0',
      authors: [{ name: 'Ada', url: 'https://example.org' }],
      sources: [{ value: 'https://example.org/cow' }],
    });
    const read = async (format: string): Promise<[string | null, string]> => {
      const { headers, bytes } = await world.get(`/contents/${id}/attribution?format=${format}`);
      return [headers.get('content-type'), bytes.toString()];
    };

    expect(await read('text')).toEqual([
      'text/plain; charset=utf-8',
      expect.stringMatching(/"<b>Cow<\/b>" by Ada .*CC BY 4\.0.*metadata removed/),
    ]);
    expect(await read('html')).toEqual(['text/html; charset=utf-8', expect.not.stringContaining('<b>')]);
    expect(await read('markdown')).toEqual([
      'text/markdown; charset=utf-8',
      expect.stringContaining('](<https://example.org/cow>)'),
    ]);
    expect(JSON.parse((await read('json'))[1])).toMatchObject({ license: 'CC-BY-4.0', authors: [{ name: 'Ada' }] });
  });
});

describe('orphans', () => {
  it('are collected, and only they', async () => {
    const id = await world.published(ada, await picture());
    const orphan = await world.blobs.put('sealed', Buffer.from('left by a crash'));
    const rendition = await world.blobs.put('published', Buffer.from('left by another'));
    await world.collectGarbage();

    const files = await world.files();
    expect(files).not.toContain(orphan.sha256);
    expect(files).not.toContain(rendition.sha256);
    expect((await world.get(`/contents/${id}/file`)).status).toBe(200);
  });
});

describe('an id nobody gave out', () => {
  it('is not found, and what is no id is refused', async () => {
    expect((await world.get(`/contents/${newId<string>()}`, moderator)).status).toBe(404);
    expect((await world.get(`/contents/cow`, moderator)).status).toBe(400);
  });
});

describeWithFixtures('a photograph with place and camera', () => {
  it('loses both in every file that is served', async () => {
    const id = await world.published(ada, readFileSync(sharedFixture('exif', 'gps.jpg')));
    for (const variant of ['original', 'preview', 'thumbnail']) {
      const { bytes } = await world.get(`/contents/${id}/file?variant=${variant}`);
      const { exif, xmp, iptc } = await sharp(bytes).metadata();
      expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
    }
  });
});
