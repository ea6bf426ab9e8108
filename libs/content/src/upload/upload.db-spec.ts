import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { crc32, deflateSync } from 'node:zlib';
import type { Principal } from '@odr/access';
import sharp from 'sharp';
import { ContentWorld, MAX_UPLOAD_BYTES, type Answer } from '../testing/content-world.js';

let world: ContentWorld;
let ada: Principal;
let shade = 0;

/** A picture nobody has uploaded yet. */
const picture = (width = 90, height = 60): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: { r: (shade += 1) % 256, g: 80, b: 40 } } })
    .png()
    .toBuffer();

beforeAll(async () => {
  world = await ContentWorld.start();
});
beforeEach(async () => {
  ada = await world.person();
});
afterAll(() => world.stop());

/** Runs a request that must leave nothing behind but, perhaps, a refusal. */
async function leavingNothing(request: () => Promise<Answer>): Promise<Answer> {
  const before = { rows: await world.rows('content'), files: await world.files() };
  const answer = await request();
  expect({ rows: await world.rows('content'), files: await world.files() }).toEqual(before);
  return answer;
}

describe('uploading', () => {
  it.each(['metadata first', 'file first'] as const)('makes content of a picture, %s', async (order) => {
    const answer = await world.upload(
      ada,
      await picture(),
      { name: 'Cow', license: 'cc0', authors: [{ name: 'Ada' }], sources: [{ value: 'https://example.org/cow' }] },
      { order: order as 'file first' },
    );

    expect(answer.status).toBe(201);
    expect(answer.headers.get('location')).toBe(`/api/v1/contents/${answer.body.id}`);
    expect(answer.headers.get('x-request-id')).toBeTruthy();
    expect(answer.body).toMatchObject({
      type: 'image',
      name: 'Cow',
      status: 'pending',
      processingState: 'received',
      license: 'CC0-1.0',
      licenseVerdict: 'open',
      width: 90,
      height: 60,
      userId: ada.userId,
      teamId: null,
      publishedSha256: null,
    });
    expect(await world.files()).toContain(answer.body.sha256);
  });

  it('takes the file name where no name is given, without its folders', async () => {
    const answer = await world.upload(ada, await picture(), undefined, { name: '../../etc/cow.jpg' });
    expect(answer.body).toMatchObject({ name: 'cow.jpg', license: null, licenseVerdict: 'unknown' });
  });

  it('accepts one of ten simultaneous uploads of the same bytes and names it to the others', async () => {
    const bytes = await picture();
    const before = (await world.files()).length;
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.upload(ada, bytes, {})));

    const created = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status === 409);
    expect([created.length, refused.length]).toEqual([1, 9]);
    expect(new Set(refused.map(({ body }) => body.existingId))).toEqual(new Set([created[0]?.body.id]));
    expect((await world.files()).length).toBe(before + 1);
  });

  it('does not tell whose the bytes are to those who may not see them', async () => {
    const bytes = await picture();
    await world.upload(ada, bytes, {});
    const answer = await leavingNothing(async () => world.upload(await world.person(), bytes, {}));

    expect(answer).toMatchObject({ status: 409, body: { code: 'content.duplicate' } });
    expect(answer.body.existingId).toBeUndefined();
  });

  it('gives the first answer again for the same idempotency key', async () => {
    const bytes = await picture();
    const headers = { 'idempotency-key': 'once' };
    const first = await world.upload(ada, bytes, {}, { headers });
    const again = await world.upload(ada, bytes, {}, { headers });

    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body.id).toBe(first.body.id);
  });

  it('asks for the agreement, the right and the team first', async () => {
    const bytes = await picture();
    const stranger = await world.person({ hasAccepted: false });
    const team = await world.team();

    expect(await leavingNothing(() => world.upload(undefined, bytes))).toMatchObject({ status: 401 });
    expect(await leavingNothing(() => world.upload(stranger, bytes))).toMatchObject({
      status: 403,
      body: { code: 'auth.dco_required' },
    });
    expect(await leavingNothing(() => world.upload(ada, bytes, { teamId: team }))).toMatchObject({
      status: 403,
      body: { code: 'auth.forbidden' },
    });
    expect(await world.upload(await world.person({ teams: [team] }), bytes, { teamId: team })).toMatchObject({
      status: 201,
      body: { teamId: team },
    });
  });
});

describe('bad input', () => {
  /** A whole, valid PNG of 30,000 × 30,000 black pixels in a few hundred kilobytes. */
  const huge = (): Buffer => {
    const header = Buffer.from([0, 0, 0x75, 0x30, 0, 0, 0x75, 0x30, 1, 0, 0, 0, 0]);
    const rows = deflateSync(Buffer.alloc(30_000 * 3_751), { level: 1 });
    return Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      ...[
        ['IHDR', header],
        ['IDAT', rows],
        ['IEND', Buffer.alloc(0)],
      ].map(([type, data]) => chunk(type as string, data as Buffer)),
    ]);
  };
  const chunk = (type: string, data: Buffer): Buffer => {
    const [length, checksum, body] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(type), data])];
    length.writeUInt32BE(data.length);
    checksum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, checksum]);
  };

  it.each<[string, number, string, () => Buffer | Promise<Buffer>]>([
    ['zero bytes', 422, 'content.empty_file', () => Buffer.alloc(0)],
    ['text named .jpg', 415, 'content.unsupported_format', () => Buffer.from('just some words')],
    [
      'an SVG with a script',
      415,
      'content.unsupported_format',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    ],
    ['30,000 × 30,000 pixels', 422, 'content.too_many_pixels', huge],
    ['a broken header', 422, 'content.undecodable', async () => (await picture()).subarray(0, 40)],
    ['a file over the limit', 413, 'content.too_large', () => Buffer.alloc(MAX_UPLOAD_BYTES + 1, 7)],
  ])('refuses %s with %i %s and shows the refusal to its contributor', async (_, status, code, make) => {
    const bytes = await make();
    const answer = await leavingNothing(() => world.upload(ada, bytes, { name: 'x' }, { name: 'bad.jpg' }));

    expect(answer).toMatchObject({ status, body: { code, status } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const { body } = await world.get('/contents/refusals', ada);
    expect(body.items).toMatchObject([{ fileName: 'bad.jpg', code, detail: answer.body.detail }]);
    expect((await world.get('/contents/refusals', await world.person())).body.items).toEqual([]);
  });

  it.each<[string, object | string, number, string]>([
    [
      'a licence that contradicts its address',
      { license: 'CC0-1.0', licenseUrl: 'https://creativecommons.org/licenses/by/4.0/' },
      422,
      'content.contradictory_license',
    ],
    ['metadata that is no JSON', '{', 400, 'request.invalid'],
    ['an owner of its own', { userId: 'me', status: 'available' }, 400, 'request.invalid'],
    ['an author without a name', { authors: [{ url: 'javascript:alert(1)' }] }, 400, 'request.invalid'],
  ])('refuses %s', async (_, metadata, status, code) => {
    const bytes = await picture();
    for (const order of [undefined, 'file first'] as const) {
      expect(await leavingNothing(() => world.upload(ada, bytes, metadata, { order }))).toMatchObject({
        status,
        body: { code },
      });
    }
  });

  it('takes a missing licence, and never publishes it', async () => {
    const { body } = await world.upload(ada, await picture(), {});
    await world.process(body.id);

    await expect(world.service.changeStatus({ id: body.id, to: 'available', reason: 'test' })).rejects.toMatchObject({
      code: 'content.license_not_open',
    });
    const events = await world.get(`/contents/${body.id}/events`, ada);
    expect(events.body.items[0]).toMatchObject({ type: 'received', payload: { licenseProblem: { code: 'missing' } } });
  });

  it('takes a truncated JPEG and says afterwards that it is one', async () => {
    const whole = await sharp({
      create: {
        width: 300,
        height: 300,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 100, sigma: 50 },
      },
    })
      .jpeg()
      .toBuffer();
    const { status, body } = await world.upload(ada, whole.subarray(0, whole.length / 2), { license: 'CC0-1.0' });
    expect(status).toBe(201);

    await world.process(body.id);

    const { body: after } = await world.get(`/contents/${body.id}`, ada);
    expect(after).toMatchObject({
      processingState: 'failed',
      processingError: { code: 'content.truncated' },
      publishedSha256: null,
    });
    await expect(world.service.changeStatus({ id: body.id, to: 'available', reason: 'test' })).rejects.toMatchObject({
      code: 'content.not_processed',
    });
  });

  it('publishes a polyglot without its other half and lets people look at it', async () => {
    const zip = Buffer.from('PK\x03\x04 evil.jar', 'latin1');
    const { body } = await world.upload(ada, Buffer.concat([await picture(), zip]), { license: 'CC0-1.0' });
    await world.process(body.id);

    const { body: after } = await world.get(`/contents/${body.id}`, ada);
    expect(after).toMatchObject({ processingState: 'done', flags: expect.arrayContaining(['hidden_payload']) });
    expect((await world.get(`/contents/${body.id}/file`, ada)).bytes.includes(zip)).toBe(false);
  });

  it('answers a full disk with 507, keeps nothing, and works again when there is room', async () => {
    const bytes = await picture();
    world.blobs.room = 100;
    expect(await leavingNothing(() => world.upload(ada, bytes, {}))).toMatchObject({
      status: 507,
      body: { code: 'storage.full' },
    });

    world.blobs.room = Infinity;
    expect(await world.upload(ada, bytes, {})).toMatchObject({ status: 201 });
  });

  it('keeps nothing of an upload whose client goes away', async () => {
    const before = { rows: await world.rows('content'), files: await world.files() };
    const socket = connect(world.port, '127.0.0.1');
    await once(socket, 'connect');
    socket.write(
      `POST /api/v1/contents HTTP/1.1\r\nhost: x\r\nx-test-principal: ${JSON.stringify(ada)}\r\ncontent-type: multipart/form-data; boundary=B\r\ncontent-length: 900000\r\n\r\n` +
        `--B\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n${'x'.repeat(400_000)}`,
    );
    await delay(200);
    expect((await world.files()).length).toBe(before.files.length + 1);
    socket.destroy();
    await delay(300);

    expect({ rows: await world.rows('content'), files: await world.files() }).toEqual(before);
  });

  it('refuses a request without a file, and one with a part nobody knows', async () => {
    expect(await leavingNothing(() => world.upload(ada, undefined, {}))).toMatchObject({
      status: 400,
      body: { code: 'content.missing_file' },
    });
    const form = new FormData();
    form.append('metdata', '{}');
    expect(await leavingNothing(() => world.send('POST', '/contents', ada, { body: form }))).toMatchObject({
      status: 400,
      body: { code: 'request.invalid' },
    });
    expect(await leavingNothing(() => world.send('POST', '/contents', ada, { body: { name: 'x' } }))).toMatchObject({
      status: 415,
    });
  });
});
