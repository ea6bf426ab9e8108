import sharp from 'sharp';
import { ContentWorld } from './testing/content-world.js';

/** What a person accepts in this spec: the latest text of a kind. */
const ACCEPT = `INSERT INTO agreement_acceptance (id, user_id, text_id)
  SELECT gen_random_uuid(), $1, id FROM agreement_text WHERE kind = $2 ORDER BY published_at DESC LIMIT 1`;
const PUBLISH = `INSERT INTO agreement_text (id, kind, version, text, sha256, published_at)
  VALUES (gen_random_uuid(), $1, $2, 'Words.', repeat('0', 64), clock_timestamp())`;

describe('the agreements of a contribution', () => {
  let world: ContentWorld;
  let shade = 0;
  beforeAll(async () => {
    world = await ContentWorld.start();
  });
  afterAll(() => world.stop());

  const picture = (): Promise<Buffer> =>
    sharp({ create: { width: 60, height: 40, channels: 3, background: { r: (shade += 1), g: 7, b: 9 } } })
      .png()
      .toBuffer();

  it('are those in force when it came, and stay them when new ones come', async () => {
    const ada = await world.person();
    const first = await world.upload(ada, await picture(), { license: 'CC0-1.0' });
    expect(first.status).toBe(201);
    await world.test.asOwner(PUBLISH, ['contribution_terms', '1']);

    const refused = await world.upload(ada, await picture(), { license: 'CC0-1.0' });
    expect(refused).toMatchObject({
      status: 403,
      body: { code: 'auth.agreement_required', kind: 'contribution_terms', version: '1' },
    });
    await world.test.asOwner(ACCEPT, [ada.userId, 'contribution_terms']);
    const second = await world.upload(ada, await picture(), { license: 'CC0-1.0' });
    expect(second.status).toBe(201);

    expect((await world.get(`/contents/${first.body.id}/agreements`, ada)).body.items).toMatchObject([
      { kind: 'dco', version: '1.1', method: 'api' },
    ]);
    expect((await world.get(`/contents/${second.body.id}/agreements`, ada)).body.items).toMatchObject([
      { kind: 'dco', version: '1.1' },
      { kind: 'contribution_terms', version: '1' },
    ]);
  });

  it('are shown to those who may see it', async () => {
    const [ada, stranger] = await Promise.all([world.person(), world.person()]);
    await world.test.asOwner(ACCEPT, [ada.userId, 'contribution_terms']);
    const { body } = await world.upload(ada, await picture(), { license: 'CC0-1.0' });

    expect(await world.get(`/contents/${body.id}/agreements`, stranger)).toMatchObject({ status: 404 });
    expect(await world.get(`/contents/${body.id}/agreements`)).toMatchObject({ status: 404 });
  });
});
