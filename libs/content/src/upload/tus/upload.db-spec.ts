import { createHash } from 'node:crypto';
import type { Principal } from '@odr/access';
import sharp from 'sharp';
import { ContentWorld } from '../../testing/content-world.js';
import { PIECE, TusClient } from '../../testing/tus-client.js';

let world: ContentWorld;
let ada: Principal;
let client: TusClient;
let shade = 0;

/** A picture nobody has uploaded yet. */
const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 90, height: 60, channels: 3, background: { r: (shade += 1) % 256, g: 80, b: 40 } } })
    .png()
    .toBuffer();
const digest = (algorithm: string, bytes: Uint8Array): string =>
  `${algorithm} ${createHash(algorithm).update(bytes).digest('base64')}`;
const described = { filename: 'cow.png', metadata: JSON.stringify({ name: 'Cow', license: 'CC0-1.0' }) };

beforeAll(async () => {
  world = await ContentWorld.start();
});
beforeEach(async () => {
  ada = await world.person();
  client = new TusClient(world, ada);
});
afterAll(() => world.stop());

describe('a resumable upload', () => {
  it('becomes content with its last piece, and says so whenever it is asked', async () => {
    const bytes = await picture();
    const created = await client.create(bytes.length, described);
    expect(created.status).toBe(201);
    expect(created.headers.get('location')).toMatch(/^\/api\/v1\/uploads\/[\w-]{36}$/);
    expect(created.headers.get('tus-resumable')).toBe('1.0.0');
    expect(Date.parse(created.headers.get('upload-expires') ?? '')).toBeGreaterThan(Date.now() + 6 * 86_400_000);
    const id = created.headers.get('location')?.split('/').at(-1) ?? '';

    const first = await client.append(id, 0, bytes.subarray(0, 100));
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, '100']);
    expect(first.headers.get('content-location')).toBeNull();
    const asked = await client.head(id);
    expect([asked.status, asked.headers.get('upload-offset')]).toEqual([200, '100']);
    expect(asked.headers.get('upload-length')).toBe(String(bytes.length));
    expect(asked.headers.get('cache-control')).toBe('no-store');
    expect(asked.headers.get('upload-metadata')).toContain(`filename ${Buffer.from('cow.png').toString('base64')}`);

    const last = await client.append(id, 100, bytes.subarray(100));
    expect([last.status, last.headers.get('upload-offset')]).toEqual([204, String(bytes.length)]);
    const location = last.headers.get('content-location') ?? '';
    const content = await world.get(location.replace('/api/v1', ''), ada);
    expect(content.body).toMatchObject({ name: 'Cow', license: 'CC0-1.0', size: bytes.length, userId: ada.userId });
    expect(content.body.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));

    // A client that lost the last answer finds it again, and one that repeats the last piece does no harm.
    expect((await client.head(id)).headers.get('content-location')).toBe(location);
    expect((await client.get(id)).body).toMatchObject({ state: 'content', contentId: content.body.id, problem: null });
    expect((await client.append(id, bytes.length, Buffer.alloc(0))).headers.get('content-location')).toBe(location);
  });

  it('comes in with its first request if it is short', async () => {
    const bytes = await picture();
    const { status, headers } = await client.send(
      'POST',
      '/uploads',
      { 'upload-length': String(bytes.length), 'content-type': PIECE },
      bytes,
    );
    expect([status, headers.get('upload-offset')]).toEqual([201, String(bytes.length)]);
    expect(headers.get('content-location')).toMatch(/\/contents\//);
  });

  it('says what it understands to anyone', async () => {
    const { status, headers } = await world.send('OPTIONS', '/uploads');
    expect(status).toBe(204);
    expect(headers.get('tus-version')).toBe('1.0.0');
    expect(headers.get('tus-extension')).toBe('creation,creation-with-upload,checksum,expiration,termination');
    expect(headers.get('tus-checksum-algorithm')).toBe('sha256,sha1');
    expect(headers.get('tus-max-size')).toBe(String(10 * 1024 ** 3));
  });

  it('is nobody else’s', async () => {
    const id = await client.begun(1_000);
    const stranger = new TusClient(world, await world.person());
    for (const asking of [
      stranger.head(id),
      stranger.get(id),
      stranger.remove(id),
      stranger.append(id, 0, Buffer.alloc(9)),
    ]) {
      expect((await asking).status).toBe(404);
    }
    expect((await client.head(id)).headers.get('upload-offset')).toBe('0');
    expect((await new TusClient(world, undefined).head(id)).status).toBe(401);
  });
});

describe('a piece', () => {
  it.each(['sha256', 'sha1'])('counts once its %s is right', async (algorithm) => {
    const bytes = await picture();
    const id = await client.begun(bytes.length);
    const wrong = await client.append(id, 0, bytes, { 'upload-checksum': digest(algorithm, Buffer.from('other')) });
    expect(wrong).toMatchObject({ status: 460, body: { code: 'upload.checksum_mismatch' } });
    expect((await client.head(id)).headers.get('upload-offset')).toBe('0');

    const right = await client.append(id, 0, bytes, { 'upload-checksum': digest(algorithm, bytes) });
    expect(right.status).toBe(204);
    expect(right.headers.get('content-location')).toBeTruthy();
  });

  it.each(['md5 1B2M2Y8AsgTpgAmY7PhCfg==', 'sha256 AAAA', 'sha256', ''])(
    'has no checksum like %j',
    async (checksum) => {
      const id = await client.begun(10);
      const answer = await client.append(id, 0, Buffer.alloc(10), { 'upload-checksum': checksum });
      expect(answer).toMatchObject({ status: 400, body: { code: 'upload.checksum_unknown' } });
      expect((await client.head(id)).headers.get('upload-offset')).toBe('0');
    },
  );

  it('begins where the last one ended', async () => {
    const id = await client.begun(1_000);
    await client.append(id, 0, Buffer.alloc(10));
    for (const offset of [0, 5, 11]) {
      expect(await client.append(id, offset, Buffer.alloc(10))).toMatchObject({
        status: 409,
        body: { code: 'upload.offset_conflict' },
      });
    }
    expect((await client.head(id)).headers.get('upload-offset')).toBe('10');
  });

  it('is no longer than what is missing', async () => {
    const id = await client.begun(10);
    expect(await client.append(id, 0, Buffer.alloc(11))).toMatchObject({
      status: 413,
      body: { code: 'content.too_large' },
    });
    expect((await client.head(id)).headers.get('upload-offset')).toBe('0');
  });

  it.each([
    ['without an offset', { 'content-type': PIECE }, 400],
    ['with half an offset', { 'content-type': PIECE, 'upload-offset': '0.5' }, 400],
    ['with an offset below nothing', { 'content-type': PIECE, 'upload-offset': '-1' }, 400],
    ['of another type', { 'content-type': 'application/json', 'upload-offset': '0' }, 415],
    ['of an unknown type', { 'content-type': 'image/png', 'upload-offset': '0' }, 415],
    ['in another version', { 'content-type': PIECE, 'upload-offset': '0', 'tus-resumable': '0.2.2' }, 412],
  ])('%s is refused', async (_case, headers, status) => {
    const id = await client.begun(10);
    const answer = await client.send('PATCH', `/uploads/${id}`, headers as never, Buffer.from('{}'));
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    if (status === 412) expect(answer.headers.get('tus-version')).toBe('1.0.0');
  });
});

describe('beginning an upload', () => {
  it.each([
    ['no length', {}, 400],
    ['a length to be told later', { 'upload-defer-length': '1' }, 400],
    ['a length of letters', { 'upload-length': 'ten' }, 400],
    ['more than the largest file', { 'upload-length': String(10 * 1024 ** 3 + 1) }, 413],
    ['pieces to be joined', { 'upload-length': '10', 'upload-concat': 'partial' }, 400],
    ['metadata that is not base64', { 'upload-length': '10', 'upload-metadata': 'filename cow.png' }, 400],
    ['no version', { 'upload-length': '10', 'tus-resumable': '' }, 412],
  ])('with %s is refused', async (_case, headers, status) => {
    const before = await world.rows('content_upload');
    const answer = await client.send('POST', '/uploads', headers as never);
    expect(answer.status).toBe(status);
    expect(answer.body.code).toBeTruthy();
    expect(await world.rows('content_upload')).toBe(before);
  });

  it.each([
    [{ metadata: '{"licence":"CC0-1.0"}' }, 400, 'request.invalid'],
    [{ metadata: 'license=CC0' }, 400, 'request.invalid'],
    [{ purpose: 'fun' }, 400, 'request.invalid'],
    [
      { metadata: '{"license":"CC0-1.0","licenseUrl":"https://creativecommons.org/licenses/by/4.0/"}' },
      422,
      'content.contradictory_license',
    ],
  ])('judges what is said about the file: %j', async (metadata, status, code) => {
    const before = await world.rows('upload_refusal');
    expect(await client.create(10, metadata as never)).toMatchObject({ status, body: { code } });
    expect(await world.rows('upload_refusal')).toBe(before + 1);
  });

  it('asks for the agreement and the team first', async () => {
    const stranger = new TusClient(world, await world.person({ hasAccepted: false }));
    expect(await stranger.create(10)).toMatchObject({ status: 403, body: { code: 'auth.dco_required' } });
    const metadata = JSON.stringify({ teamId: await world.team() });
    expect(await client.create(10, { metadata })).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } });
  });
});

describe('a whole upload that cannot be taken', () => {
  it('is refused with its last piece, stays refused, and is among the refusals', async () => {
    const bytes = Buffer.from('no picture at all');
    const id = await client.begun(bytes.length, { filename: 'cow.png' });
    const refused = { status: 415, body: { code: 'content.unsupported_format' } };
    expect(await client.append(id, 0, bytes)).toMatchObject(refused);
    expect(await client.append(id, bytes.length, Buffer.alloc(0))).toMatchObject(refused);

    const asked = await client.head(id);
    expect([asked.status, asked.headers.get('upload-offset')]).toEqual([200, String(bytes.length)]);
    expect(asked.headers.get('upload-problem')).toBe('content.unsupported_format');
    expect((await client.get(id)).body).toMatchObject({ state: 'refused', problem: refused.body });
    const refusals = await world.get('/contents/refusals', ada);
    expect(refusals.body.items).toMatchObject([{ fileName: 'cow.png', code: 'content.unsupported_format' }]);
    expect(await world.files()).not.toContain(id);
  });

  it('is turned away by its first bytes if they tell', async () => {
    const film = Buffer.concat([
      Buffer.from('\u0000\u0000\u0000\u0018ftypmp42\u0000\u0000\u0000\u0000mp42isom'),
      Buffer.alloc(9_000),
    ]);
    const id = await client.begun(1_000_000);
    expect(await client.append(id, 0, film)).toMatchObject({ status: 415 });
    expect(await client.append(id, film.length, film)).toMatchObject({ status: 415 });
    expect(await world.files()).not.toContain(id);
  });

  it('may be here already, which only tells what its sender may see', async () => {
    const bytes = await picture();
    const { body: mine } = await world.upload(ada, bytes, {});
    const id = await client.begun(bytes.length);
    const answer = await client.append(id, 0, bytes);
    expect(answer).toMatchObject({ status: 409, body: { code: 'content.duplicate', existingId: mine.id } });
    expect((await client.get(id)).body).toMatchObject({ state: 'refused', existingId: mine.id });

    const other = new TusClient(world, await world.person());
    const theirs = await other.begun(bytes.length);
    expect((await other.append(theirs, 0, bytes)).body.existingId).toBeUndefined();
    expect((await other.get(theirs)).body).toMatchObject({ problem: { code: 'content.duplicate' }, existingId: null });
  });

  it('may be empty', async () => {
    expect(await client.create(0)).toMatchObject({ status: 422, body: { code: 'content.empty_file' } });
  });
});

describe('giving an upload up', () => {
  it('frees its bytes, and leaves what it has become', async () => {
    const bytes = await picture();
    const id = await client.begun(bytes.length);
    await client.append(id, 0, bytes.subarray(0, 50));
    expect(await world.files()).toContain(id);
    expect((await client.remove(id)).status).toBe(204);
    expect(await world.files()).not.toContain(id);
    expect((await client.head(id)).status).toBe(404);

    const done = await client.begun(bytes.length);
    const { headers } = await client.append(done, 0, bytes);
    expect((await client.remove(done)).status).toBe(204);
    expect((await world.get(headers.get('content-location')?.replace('/api/v1', '') ?? '', ada)).status).toBe(200);
  });
});
