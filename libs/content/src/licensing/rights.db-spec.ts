import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { exiftoolPath } from 'exiftool-vendored';
import sharp from 'sharp';
import { ContentWorld } from '../testing/content-world.js';

const REFUSAL = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description xmlns:plus="http://ns.useplus.org/ldf/xmp/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"
    plus:DataMining="http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED-GENAIMLTRAINING">
    <xmpRights:UsageTerms>https://creativecommons.org/licenses/by/4.0/</xmpRights:UsageTerms>
  </rdf:Description></rdf:RDF></x:xmpmeta>`;

let world: ContentWorld;
let ada: Principal;
let mod: Principal;
let refusing: ContentId;

beforeAll(async () => {
  world = await ContentWorld.start();
  ada = await world.person();
  mod = await world.person({ role: 'moderator' });
  const file = await sharp({ create: { width: 64, height: 48, channels: 3, background: '#3a7' } })
    .jpeg()
    .withXmp(REFUSAL)
    .toBuffer();
  refusing = await world.published(ada, file, {
    license: 'CC-BY-4.0',
    authors: [{ name: 'Ada' }],
    declarations: { changes: ['cropped'] },
  });
});
afterAll(() => world.stop());

const flagsOf = async (): Promise<string[]> => {
  const [row] = await world.test.asOwner<{ flags: string[] }>(`SELECT flags FROM content WHERE id = $1`, [refusing]);
  return row?.flags ?? [];
};
const credit = async (): Promise<string> =>
  (await world.send('GET', `/contents/${refusing}/attribution?format=text`, ada)).bytes.toString();

describe('what is said about licences', () => {
  it('is kept as evidence: what the contributor declares, and what the file says', async () => {
    const rows = await world.test.asOwner(
      `SELECT method, license, claim, observed_by AS "by",
              snapshot_sha256 = encode(sha256(convert_to(snapshot::text, 'UTF8')), 'hex') AS intact
         FROM license_evidence WHERE content_id = $1 ORDER BY observed_at, id`,
      [refusing],
    );

    expect(rows).toEqual([
      { method: 'declaration', license: 'CC-BY-4.0', claim: 'CC-BY-4.0', by: ada.userId, intact: true },
      {
        method: 'metadata',
        license: 'CC-BY-4.0',
        claim: 'https://creativecommons.org/licenses/by/4.0/',
        by: null,
        intact: true,
      },
    ]);
  });

  it('cannot be changed or removed, not even by the owner of the tables', async () => {
    await expect(world.test.asOwner(`UPDATE license_evidence SET license = 'CC0-1.0'`)).rejects.toThrow();
    await expect(world.test.asOwner(`DELETE FROM usage_observation`)).rejects.toThrow();
  });

  it('grows when the declaration changes', async () => {
    await world.send('PATCH', `/contents/${refusing}`, ada, { body: { license: 'CC0-1.0', licenseUrl: null } });

    expect(
      await world.test.asOwner(
        `SELECT license FROM license_evidence WHERE content_id = $1 AND method = 'declaration' ORDER BY id`,
        [refusing],
      ),
    ).toEqual([{ license: 'CC-BY-4.0' }, { license: 'CC0-1.0' }]);
  });
});

describe('a file that says no to training', () => {
  const grant = { holder: 'Ada', statement: 'I allow training on this.', signature: 'letter 2026-17' };
  const path = (): string => `/contents/${refusing}/usage-grants`;

  it('goes to the moderators, until a moderator records the grant of its rightsholder', async () => {
    expect(await flagsOf()).toContain('opted_out');
    expect((await world.send('POST', path(), ada, { body: grant })).status).toBe(403);

    const { status, body } = await world.send('POST', path(), mod, { body: grant });

    expect(status).toBe(201);
    expect(await flagsOf()).not.toContain('opted_out');
    expect((await world.send('DELETE', `${path()}/${String(body.id)}`, mod)).status).toBe(204);
    expect(await flagsOf()).toContain('opted_out');
    expect((await world.send('DELETE', `${path()}/${String(body.id)}`, mod)).body.code).toBe('license.grant_not_found');
  });

  it.each([
    {},
    { ...grant, statement: 'ok' },
    { ...grant, signature: '' },
    { ...grant, evidenceUrl: 'ftp://example.org' },
  ])('is no grant: %j', async (body) => expect((await world.send('POST', path(), mod, { body })).status).toBe(400));
});

describe('a credit', () => {
  it('retains earlier changes beside our own', async () => {
    expect(await credit()).toContain('Changes: cropped, metadata removed.');

    await world.send('PATCH', `/contents/${refusing}`, ada, {
      body: { earlierChanges: ['cropped', 'colours corrected'] },
    });
    expect(await credit()).toContain('Changes: cropped, colours corrected, metadata removed.');
    const { body } = await world.get(`/contents/${refusing}/attribution?format=json`, ada);
    expect(body.earlierChanges).toEqual(['cropped', 'colours corrected']);
  });

  it('is written into a copy on request, as another program reads it, without touching a pixel', async () => {
    const path = `/contents/${refusing}/file?variant=original`;
    const plain = await world.send('GET', path, ada);
    const credited = await world.send('GET', `${path}&embed=credit`, ada);
    const folder = await mkdtemp(join(tmpdir(), 'credit-spec-'));
    const file = join(folder, 'cow.jpg');
    await writeFile(file, credited.bytes);
    const read = JSON.parse(
      execFileSync(await exiftoolPath(), ['-j', '-G1', '-XMP:all', file], { encoding: 'utf8' }),
    ) as Record<string, unknown>[];
    await rm(folder, { recursive: true });

    expect(read[0]).toMatchObject({
      'XMP-dc:Creator': 'Ada',
      'XMP-xmpRights:UsageTerms': 'CC0 1.0',
      'XMP-xmpRights:WebStatement': 'https://creativecommons.org/publicdomain/zero/1.0/',
      'XMP-cc:License': 'https://creativecommons.org/publicdomain/zero/1.0/',
      'XMP-cc:AttributionName': 'Ada',
      'XMP-photoshop:Credit': await credit(),
    });
    const pixels = (bytes: Buffer): Promise<Buffer> => sharp(bytes).raw().toBuffer();
    expect(await pixels(credited.bytes)).toEqual(await pixels(plain.bytes));
    expect(credited.headers.get('etag')).not.toBe(plain.headers.get('etag'));
    const part = await world.send('GET', `${path}&embed=credit`, ada, { headers: { range: 'bytes=2-5' } });
    expect([part.status, part.bytes]).toEqual([206, credited.bytes.subarray(2, 6)]);
    expect((await world.send('GET', `${path}&embed=everything`, ada)).status).toBe(400);
  });

  it('names nobody when a licensor asks for that, and the names stay on record', async () => {
    const path = `/contents/${refusing}/credit-removal`;
    expect(await credit()).toContain('by Ada');
    expect((await world.send('PUT', path, mod, { body: { reason: 'letter 17' } })).status).toBe(204);

    const authors = async (by?: Principal): Promise<unknown> =>
      (await world.get(`/contents/${refusing}/authors`, by)).body.items;
    expect(await credit()).not.toContain('Ada');
    const inside = await world.send('GET', `/contents/${refusing}/file?embed=credit`, ada);
    expect(inside.bytes.includes('Ada')).toBe(false);
    expect(await authors(await world.person())).toEqual([]);
    expect((await world.get('/contents?author=ada', await world.person())).body.items).toEqual([]);
    for (const answering of [ada, mod]) expect(await authors(answering)).toMatchObject([{ name: 'Ada' }]);
    expect((await world.outbox()).filter((name) => name === 'content.updated')).not.toEqual([]);
    expect(await world.test.asOwner(`SELECT name FROM content_author WHERE content_id = $1`, [refusing])).toEqual([
      { name: 'Ada' },
    ]);
    expect((await world.send('DELETE', path, mod)).status).toBe(204);
    expect(await credit()).toContain('by Ada');
  });
});
