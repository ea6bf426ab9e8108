import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ImportKind } from '@odr/contracts';
import { newId } from '@odr/kernel';
import { LocalBlobStore } from '@odr/platform';
import yazl from 'yazl';
import { contentConfig } from '../../content.config.js';
import { importConfig } from '../import.config.js';
import type { Import, JsonObject, LateDescription, Listed, ListedItem } from '../import-source.js';
import { longNamed, paxed, tarOf } from '../testing/tar-writer.js';
import { zipOf } from '../testing/zip-writer.js';
import { ArchiveSource } from './archive-source.js';

/** Nothing here looks into pictures. */
const bytes = (text: string): Buffer => Buffer.from(text.repeat(20));

describe('archives', () => {
  let folder: string;
  let blobs: LocalBlobStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'archives-'));
    blobs = new LocalBlobStore(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** Lists an archive, and reads everything that can be read. */
  async function look(archive: Buffer, settings: { maxEntries?: number; maxUnpackedBytes?: number } = {}) {
    const { sha256 } = await blobs.put('sealed', archive);
    const source = new ArchiveSource(contentConfig({}), { ...importConfig({}), ...settings }, blobs);
    let theImport: Import = {
      id: newId(),
      kind: ImportKind.Archive,
      name: 'a',
      userId: newId(),
      teamId: null,
      settings: { defaults: {} },
      sourceSha256: sha256,
      sourceName: 'a',
      sourceSizeBytes: archive.length,
      unpackedSha256: null,
      notes: {},
    };
    const listed: Listed[] = [];
    const context = {
      signal: new AbortController().signal,
      remember: async (notes: JsonObject) =>
        void (theImport = { ...theImport, notes: { ...theImport.notes, ...notes } }),
      rememberUnpacked: async (unpackedSha256: string) => void (theImport = { ...theImport, unpackedSha256 }),
    };
    for await (const one of source.list(theImport, context)) listed.push(one);
    const items = listed.filter((one): one is ListedItem => 'key' in one);
    const late = listed.filter((one): one is LateDescription => 'describes' in one);
    const outcomes: Record<string, string> = {};
    for (const item of items) outcomes[item.key] = item.refusal?.code ?? (await read(source, item, theImport));
    return { items, late, outcomes };
  }

  async function read(source: ArchiveSource, item: ListedItem, theImport: Import): Promise<string> {
    const planned = { ...item, position: 0, description: {}, attempt: 1 };
    const { stream } = await source.open(planned, theImport);
    try {
      let text = '';
      for await (const chunk of stream) text += Buffer.from(chunk).toString();
      return text.slice(0, 4);
    } catch (error) {
      return (error as { refusal?: { code: string } }).refusal?.code ?? String(error);
    }
  }

  const outcomesOf = async (archive: Buffer, settings = {}): Promise<Record<string, string>> =>
    (await look(archive, settings)).outcomes;

  describe.each([
    ['zip', zipOf],
    ['tar', tarOf],
    ['tar.gz', (entries: Parameters<typeof tarOf>[0]) => gzipSync(tarOf(entries))],
  ])('%s', (_name, archiveOf) => {
    it('gives pictures, and a reason for everything else', async () => {
      const archive = archiveOf([
        { name: 'a.jpg', data: bytes('AAAA') },
        { name: 'deep/er/b.PNG', data: bytes('BBBB') },
        { name: './c.webp', data: bytes('CCCC') },
        { name: 'notes.md', data: bytes('text') },
        { name: 'more.zip', data: bytes('PK') },
        { name: '__MACOSX/._a.jpg', data: bytes('fork') },
        { name: '.DS_Store', data: bytes('mac') },
        { name: 'Thumbs.db', data: bytes('win') },
        { name: 'empty.jpg' },
      ]);

      expect(await outcomesOf(archive)).toEqual({
        'a.jpg': 'AAAA',
        'deep/er/b.PNG': 'BBBB',
        'c.webp': 'CCCC',
        'notes.md': 'import.not_an_image',
        'more.zip': 'import.nested_archive',
        '__MACOSX/._a.jpg': 'import.hidden_file',
        '.DS_Store': 'import.hidden_file',
        'Thumbs.db': 'import.hidden_file',
        'empty.jpg': '',
      });
    });

    it.each(['../up.jpg', 'a/../../up.jpg', '/etc/up.jpg', 'C:/up.jpg', 'c:up.jpg', '..\\up.jpg', '\\\\host\\up.jpg'])(
      'never follows %s, and takes its neighbour in',
      async (name) => {
        const outcomes = await outcomesOf(
          archiveOf([
            { name, data: bytes('EVIL') },
            { name: 'b.jpg', data: bytes('GOOD') },
          ]),
        );

        expect(Object.values(outcomes).sort()).toEqual(['GOOD', 'import.unsafe_name']);
      },
    );

    it('reads names of every kind', async () => {
      const names = ['gr\u00fcn.jpg', '\u732b.jpg', 'new\nline.jpg', 'a\u202egpj.jpg', 'bell\x07.jpg'];
      const outcomes = await outcomesOf(archiveOf(names.map((name) => ({ name, data: bytes('NAME') }))));

      expect(Object.values(outcomes)).toEqual(names.map(() => 'NAME'));
    });

    it('joins words to the picture that has their name', async () => {
      const { items } = await look(
        archiveOf([
          { name: 's/0001.jpg', data: bytes('AAAA') },
          {
            name: 's/0001.json',
            data: Buffer.from('{"caption":"a cow","url":"https://example.org/1.jpg","license":"CC0-1.0"}'),
          },
          { name: 's/0001.txt', data: Buffer.from('a cow') },
          { name: 's/0002.big.v2.jpg', data: bytes('BBBB') },
          { name: 's/0002.caption', data: Buffer.from('two cows') },
          { name: 's/0002.cls', data: Buffer.from('7') },
          { name: 'alone.txt', data: Buffer.from('nobody') },
        ]),
      );

      expect(items).toMatchObject([
        {
          key: 's/0001.jpg',
          description: { license: 'CC0-1.0', sources: [{ value: 'https://example.org/1.jpg' }] },
          captions: [{ field: 'caption', value: 'a cow' }],
        },
        { key: 's/0002.big.v2.jpg', captions: [{ field: 'caption', value: 'two cows' }] },
        { key: 's/0002.cls', refusal: { code: 'import.not_an_image' } },
        { key: 'alone.txt', refusal: { code: 'import.not_an_image' } },
      ]);
    });

    it('leaves a picture out whose licence it cannot read, instead of giving it another', async () => {
      const archive = archiveOf([
        { name: '0001.jpg', data: bytes('AAAA') },
        { name: '0001.json', data: Buffer.from('{"license": "CC-BY-4.0"}') },
        { name: '0002.jpg', data: bytes('BBBB') },
        { name: '0002.json', data: Buffer.from('{broken') },
        { name: '0003.jpg', data: bytes('CCCC') },
      ]);

      expect(await outcomesOf(archive)).toEqual({
        '0001.jpg': 'AAAA',
        '0002.jpg': 'import.unreadable_metadata',
        '0003.jpg': 'CCCC',
      });
    });

    it('describes pictures by the metadata file beside them, wherever it lies in the archive', async () => {
      const { items, late } = await look(
        archiveOf([
          {
            name: 'train/metadata.csv',
            data: Buffer.from(
              'file_name,text\r\na.jpg,"a cow, brown"\r\n../x.jpg,out\r\nhttps://example.org/y.jpg,web\r\n',
            ),
          },
          { name: 'train/a.jpg', data: bytes('AAAA') },
          { name: 'test/sub/b.jpg', data: bytes('BBBB') },
          { name: 'test/metadata.jsonl', data: Buffer.from('{"file_name":"sub/b.jpg","text":"a hill"}\nnot json\n') },
        ]),
      );

      expect(items.map(({ key }) => key)).toEqual(['train/a.jpg', 'test/sub/b.jpg']);
      expect(late).toMatchObject([
        { describes: 'train/a.jpg', captions: [{ field: 'text', value: 'a cow, brown' }] },
        { describes: 'test/sub/b.jpg', captions: [{ field: 'text', value: 'a hill' }] },
      ]);
    });

    it("gives the pictures beside graphcap's lines their captions, and leaves other lines out", async () => {
      const line = (filename: string, parsed: object): string =>
        JSON.stringify({ filename, config_name: 'graphcap', parsed });
      const lines = [
        line('https://example.org/pictures/a%20b.jpg', { short_caption: 'A cow.' }),
        line('./sub/c.jpg', { short_caption: 'A hill.' }),
        line('/elsewhere/../d.jpg', { short_caption: 'A calf.' }),
        line('failed.jpg', { error: 'no answer' }),
        '{"filename":',
        JSON.stringify({ filename: 'd.jpg', parsed: { formal_analysis: 'It leads the eye.' } }),
      ];
      const { outcomes, late } = await look(
        archiveOf([
          { name: 'set/captions.jsonl', data: Buffer.from(lines.join('\n')) },
          { name: 'set/a b.jpg', data: bytes('AAAA') },
          { name: 'set/sub/c.jpg', data: bytes('CCCC') },
          { name: 'other.jsonl', data: Buffer.from('{"any":"thing"}\n') },
          { name: 'empty.jsonl', data: Buffer.alloc(0) },
        ]),
      );

      expect(late.map(({ describes, captions }) => [describes, captions?.[0]])).toEqual([
        [['set/a b.jpg'], { field: 'graphcap', value: { short_caption: 'A cow.', config_name: 'graphcap' } }],
        [
          ['set/c.jpg', 'set/sub/c.jpg'],
          { field: 'graphcap', value: { short_caption: 'A hill.', config_name: 'graphcap' } },
        ],
        [['set/d.jpg'], { field: 'graphcap', value: { short_caption: 'A calf.', config_name: 'graphcap' } }],
        [['set/d.jpg'], { field: 'artcritic', value: { formal_analysis: 'It leads the eye.' } }],
      ]);
      expect(late.map(({ otherwise }) => [otherwise?.key, otherwise?.refusal?.code])).toEqual(
        [1, 2, 3, 6].map((line) => [`set/captions.jsonl line ${line}`, 'import.no_such_picture']),
      );
      expect(outcomes).toEqual({
        'set/a b.jpg': 'AAAA',
        'set/sub/c.jpg': 'CCCC',
        'set/captions.jsonl line 4': 'import.caption_failed',
        'set/captions.jsonl line 5': 'import.broken_row',
        'other.jsonl': 'import.not_an_image',
        'empty.jsonl': 'import.not_an_image',
      });
    });

    it('stops where there are more entries than allowed', async () => {
      const archive = archiveOf(['a', 'b', 'c'].map((name) => ({ name: `${name}.jpg`, data: bytes('A') })));

      await expect(outcomesOf(archive, { maxEntries: 2 })).rejects.toMatchObject({ code: 'import.too_many_entries' });
    });
  });

  describe('hostile zips', () => {
    const good = { name: 'good.jpg', data: bytes('GOOD') };

    it('refuse the entry that is wrong, and only that', async () => {
      const bomb = Buffer.alloc(20_000_000);
      const archive = zipOf([
        good,
        { name: 'link.jpg', data: Buffer.from('/etc/passwd'), mode: 0o120777 },
        { name: 'locked.jpg', data: bytes('LOCK'), isEncrypted: true },
        { name: 'lzma.jpg', data: bytes('LZMA'), claims: { method: 14 } },
        { name: 'bomb.jpg', data: bomb },
        { name: 'more.jpg', data: bytes('MORE'), claims: { size: 10 } },
        { name: 'less.jpg', data: bytes('LESS'), claims: { size: 1_000 } },
        { name: 'stored.jpg', data: bytes('LIES'), isStored: true, claims: { size: 7 } },
        { name: 'sum.jpg', data: bytes('SUMS'), claims: { crc: 1 } },
        { name: 'garbage.jpg', data: Buffer.from('not deflated at all'), isStored: true, claims: { method: 8 } },
        { name: Buffer.from('nul\0l.jpg'), data: bytes('NULL') },
        { name: `${'n'.repeat(300)}.jpg`, data: bytes('LONG') },
        { name: 'far.jpg', data: bytes('FAR!'), claims: { offset: 4_000_000 } },
        { ...good, name: 'last.jpg' },
      ]);

      expect(await outcomesOf(archive)).toEqual({
        'good.jpg': 'GOOD',
        'link.jpg': 'import.link',
        'locked.jpg': 'import.encrypted_entry',
        'lzma.jpg': 'import.unsupported_compression',
        'bomb.jpg': 'import.bomb',
        'more.jpg': 'import.lying_size',
        'less.jpg': 'import.lying_size',
        'stored.jpg': 'import.lying_size',
        'sum.jpg': 'import.corrupt_entry',
        'garbage.jpg': 'import.corrupt_entry',
        nul: 'import.not_an_image',
        [`${'n'.repeat(300)}.jpg`]: 'LONG',
        'far.jpg': 'import.corrupt_entry',
        'last.jpg': 'GOOD',
      });
    });

    it('do not unpack one piece of data many times', async () => {
      const entry = { data: bytes('DATA') };
      const archive = zipOf([
        { name: 'a.jpg', ...entry },
        { name: 'b.jpg', ...entry, claims: { offset: 5 } },
        { name: 'c.jpg', ...entry },
      ]);

      expect(await outcomesOf(archive)).toMatchObject({ 'b.jpg': 'import.overlapping_entries', 'c.jpg': 'DATA' });
    });

    it('end at the total that is allowed', async () => {
      const archive = zipOf(['a', 'b', 'c'].map((name) => ({ name: `${name}.jpg`, data: bytes('FULL') })));

      expect(await outcomesOf(archive, { maxUnpackedBytes: 200 })).toEqual({
        'a.jpg': 'FULL',
        'b.jpg': 'FULL',
        'c.jpg': 'import.too_much_data',
      });
    });

    it('give what is whole when the directory is cut off, or there is none', async () => {
      const archive = zipOf([good, { ...good, name: 'second.jpg' }]);
      const broken = { 'good.jpg': 'GOOD', 'second.jpg': 'GOOD', '(zip directory)': 'import.archive_truncated' };

      expect(await outcomesOf(archive.subarray(0, -60))).toEqual(broken);
      expect(await outcomesOf(archive.subarray(0, archive.indexOf('PK\x01\x02')))).toEqual(broken);
    });

    it.each([true, false])(
      'are found behind a program, whether their offsets know of it or not (%s)',
      async (shifted) => {
        expect(await outcomesOf(zipOf([good], { before: Buffer.alloc(5_000, 'x'), shifted }))).toEqual({
          'good.jpg': 'GOOD',
        });
      },
    );
  });

  describe('hostile tars', () => {
    const good = { name: 'good.jpg', data: bytes('GOOD') };

    it('refuse the member that is wrong, and only that', async () => {
      const long = `${'long/'.repeat(40)}name.jpg`;
      const archive = tarOf([
        { name: 'folder/', type: '5' },
        good,
        { name: 'sym.jpg', type: '2' },
        { name: 'hard.jpg', type: '1' },
        { name: 'device.jpg', type: '3' },
        { name: 'sparse.jpg', type: 'S', data: bytes('HOLE') },
        ...paxed({ name: 'short.jpg', data: bytes('PAXX') }, { path: 'pax/long.jpg' }),
        ...paxed({ name: 'hole.jpg', data: bytes('HOLE') }, { 'GNU.sparse.major': '1' }),
        ...longNamed({ name: long, data: bytes('GNUL') }),
        { ...good, name: 'last.jpg' },
      ]);

      expect(await outcomesOf(archive)).toEqual({
        'good.jpg': 'GOOD',
        'sym.jpg': 'import.link',
        'hard.jpg': 'import.link',
        'device.jpg': 'import.not_a_file',
        'sparse.jpg': 'import.sparse_entry',
        'pax/long.jpg': 'PAXX',
        'hole.jpg': 'import.sparse_entry',
        [long]: 'GNUL',
        'last.jpg': 'GOOD',
      });
    });

    it('give what is whole where they break off or lie about a size', async () => {
      const archive = tarOf([good, { ...good, name: 'half.jpg' }], { isClosed: false });

      expect(await outcomesOf(archive.subarray(0, 1_030))).toEqual({
        'good.jpg': 'GOOD',
        '(tar, byte 1024)': 'import.archive_truncated',
      });
      expect(await outcomesOf(tarOf([good, { ...good, name: 'half.jpg', claimedSize: 8_000_000 }]))).toEqual({
        'good.jpg': 'GOOD',
        'half.jpg': 'import.archive_truncated',
      });
    });

    it('are read as far as a damaged gzip goes', async () => {
      const noise = randomBytes(200_000);
      const packed = gzipSync(tarOf([good, { name: 'big.jpg', data: noise }]));

      expect(await outcomesOf(packed.subarray(0, packed.length - 2_000))).toMatchObject({
        'good.jpg': 'GOOD',
        'big.jpg': 'import.archive_truncated',
      });
    });

    it('do not fill a disk', async () => {
      const packed = gzipSync(tarOf([{ name: 'zeros.jpg', data: Buffer.alloc(5_000_000) }]));

      await expect(outcomesOf(packed, { maxUnpackedBytes: 1_000_000 })).rejects.toMatchObject({ code: 'import.bomb' });
    });
  });

  it('say what they are not', async () => {
    await expect(outcomesOf(Buffer.from('GIF89a and nothing else'))).rejects.toMatchObject({
      code: 'import.unknown_archive',
    });
    await expect(outcomesOf(gzipSync(Buffer.from('one file')))).rejects.toMatchObject({
      code: 'import.unknown_archive',
    });
    await expect(outcomesOf(Buffer.alloc(0))).rejects.toMatchObject({ code: 'import.unknown_archive' });
  });

  it('of other programs are read, also with 64-bit fields', async () => {
    const zip = new yazl.ZipFile();
    zip.addBuffer(bytes('YAZL'), 'yazl.jpg', { forceZip64Format: true });
    zip.addBuffer(bytes('SLOW'), 'stored.jpg', { compress: false });
    zip.end({ forceZip64Format: true, comment: '' });
    const chunks: Buffer[] = [];
    for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);

    expect(await outcomesOf(Buffer.concat(chunks))).toEqual({ 'yazl.jpg': 'YAZL', 'stored.jpg': 'SLOW' });
  });
});
