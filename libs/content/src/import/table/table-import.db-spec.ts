import { readFileSync } from 'node:fs';
import type { Principal } from '@odr/access';
import { ImportKind } from '@odr/contracts';
import { parquetWriteBuffer } from 'hyparquet-writer';
import sharp from 'sharp';
import { ImportedCaptions, type ArrivedCaptions } from '../imported-captions.js';
import { ImportWorld } from '../testing/import-world.js';
import { describeWithFixtures, sharedFixture } from '../../testing/shared-fixture.js';

let world: ImportWorld;
let ada: Principal;
let words: ArrivedCaptions[];

beforeAll(async () => {
  world = await ImportWorld.start();
  world.get(ImportedCaptions).register({ keep: (arrived) => Promise.resolve(void words.push(arrived)) });
});
afterAll(() => world.stop());
beforeEach(async () => {
  ada = await world.person();
  words = [];
});

const picture = (seed: number): Promise<Buffer> =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: { r: seed, g: 3, b: 9 } } })
    .png()
    .toBuffer();

const said = (): string[] =>
  words.flatMap(({ captions }) => captions.map(({ field, value }) => `${field}: ${String(value)}`)).sort();

async function outcome(wish: Parameters<ImportWorld['begin']>[1], file: Uint8Array) {
  const id = await world.begin(ada, wish, file);
  await world.work();
  const items = await world.items(id);
  return { counts: (await world.read(id)).counts, items };
}

async function parquet(): Promise<Buffer> {
  const pictures = await Promise.all([1, 2, 3, 4, 5].map(picture));
  const row = <T>(of: (n: number) => T): T[] => pictures.map((_, n) => of(n));
  return Buffer.from(
    parquetWriteBuffer({
      rowGroupSize: 2,
      columnData: [
        { name: 'photoid', data: row((n) => n), type: 'INT32' },
        { name: 'jpg', data: row((n) => (n === 4 ? null : pictures[n])), type: 'BYTE_ARRAY', nullable: true },
        { name: 'title', data: row((n) => `Chilly+game+${n}`), type: 'STRING' },
        { name: 'licensename', data: row((n) => (n === 3 ? 'see below' : 'CC0-1.0')), type: 'STRING' },
        { name: 'unickname', data: row(() => 'Ada+L'), type: 'STRING' },
        { name: 'blip2_caption', data: row((n) => `picture ${n}`), type: 'STRING' },
        { name: 'latitude', data: row((n) => 51.5 + n), type: 'DOUBLE' },
      ],
    }),
  );
}

describe('a Parquet file with pictures in it', () => {
  it('brings in each row as its own picture, and nothing when it comes again', async () => {
    const file = await parquet();

    const first = await outcome({ kind: ImportKind.Parquet }, file);

    expect(first.counts).toEqual({ created: 4, duplicate: 0, failed: 1, skipped: 0 });
    expect(first.items.map(({ key, error }) => [key, error?.code])).toEqual([
      ['0', undefined],
      ['1', undefined],
      ['2', undefined],
      ['3', undefined],
      ['4', 'import.picture_missing'],
    ]);
    const [content] = await world.test.asOwner<{ name: string; license: string; author: string; everything: string }>(
      `SELECT c.name, c.license, a.name AS author, to_jsonb(c)::text || coalesce((SELECT string_agg(s::text, '') FROM content_source s WHERE s.content_id = c.id), '') AS everything
         FROM content c JOIN content_author a ON a.content_id = c.id WHERE c.id = $1`,
      [first.items[0]?.contentId],
    );
    expect(content).toMatchObject({ name: 'Chilly game 0', license: 'CC0-1.0', author: 'Ada L' });
    expect(content?.everything).not.toContain('51.5');
    expect(said()).toEqual([
      'blip2_caption: picture 0',
      'blip2_caption: picture 1',
      'blip2_caption: picture 2',
      'blip2_caption: picture 3',
    ]);

    const again = await outcome({ kind: ImportKind.Parquet }, file);
    expect(again.counts).toEqual({ created: 0, duplicate: 4, failed: 1, skipped: 0 });
  });

  it('fails as a whole, with a reason, when it is none', async () => {
    const broken = (await parquet()).subarray(0, 300);
    const id = await world.begin(ada, { kind: ImportKind.Parquet }, broken);
    await world.work();
    expect(await world.read(id)).toMatchObject({ state: 'failed', error: { code: 'import.table_unreadable' } });
  });
});

describe('JSON lines', () => {
  it('bring pictures in base64, under a mapping somebody settled on, and lose only their bad lines', async () => {
    const encoded = (await picture(77)).toString('base64');
    const lines = [
      JSON.stringify({ pic: encoded, what: 'A+field', by: { name: 'Ada', url: 'https://example.org/ada' } }),
      '{"pic":',
      JSON.stringify({ pic: null, what: 'nothing' }),
      JSON.stringify({ pic: `data:image/jpeg;base64,${(await picture(78)).toString('base64')}`, what: 'B' }),
    ].join('\n');
    const mapping = { pic: { role: 'image' }, what: { role: 'caption', isUrlEncoded: true }, by: { role: 'author' } };

    const { counts, items } = await outcome(
      { kind: ImportKind.Jsonl, mapping, defaults: { license: 'CC0-1.0' } },
      Buffer.from(lines),
    );

    expect(counts).toEqual({ created: 2, duplicate: 0, failed: 2, skipped: 0 });
    expect(items.map(({ error }) => error?.code)).toEqual([
      undefined,
      'import.broken_row',
      'import.no_picture',
      undefined,
    ]);
    expect(said()).toEqual(['what: A field', 'what: B']);
  });
});

describeWithFixtures('the captions of the original', () => {
  it('go to the pictures that are here, and say of each line what it lacks', async () => {
    const lines = readFileSync(sharedFixture('omi', 'output.jsonl'), 'utf8');
    const names = [
      'big-buddha-5587706_1280.jpg',
      'highland-cow-8972000_640.jpg',
      'new-york-7781184_640.jpg',
      'universe-8153526_640.jpg',
      'ural-owl-6676441_640.jpg',
    ];
    const here = names.map((name) => readFileSync(sharedFixture('omi', name)).toString('base64'));
    const pictures = here.map((image, n) => JSON.stringify({ image, file_name: names[n], name: names[n] })).join('\n');
    await outcome({ kind: ImportKind.Jsonl }, Buffer.from(pictures));
    words = [];
    const extra = [
      JSON.stringify({ filename: 'failed.jpg', parsed: { error: 'no answer' } }),
      JSON.stringify({ filename: './ural-owl-6676441_640.jpg' }),
    ];

    const { counts, items } = await outcome(
      { kind: ImportKind.Jsonl },
      Buffer.from([lines.trimEnd(), ...extra].join('\n')),
    );

    expect(counts).toEqual({ created: 0, duplicate: 5, failed: 2, skipped: 2 });
    expect(items.slice(-2).map(({ error }) => error?.code)).toEqual(['import.caption_failed', 'import.nothing_parsed']);
    expect(new Set(items.filter(({ state }) => state === 'failed').map(({ error }) => error?.code))).toEqual(
      new Set(['import.picture_missing']),
    );
    expect(words).toHaveLength(5);
    expect(words[0]?.captions).toEqual([
      { field: 'graphcap', value: expect.objectContaining({ config_name: 'graphcap' }) as unknown },
    ]);
  });
});
