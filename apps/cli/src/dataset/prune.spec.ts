import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile, mkdir, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { execFile } from 'node:child_process';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { parquetWriteBuffer } from 'hyparquet-writer';
import type { ApiClient, ApiRequest } from '../client/api-client.js';
import type { FeedEntry } from './feed.js';
import { prune } from './prune.js';

const run = promisify(execFile);
const datasetId = '01940000-0000-7000-8000-0000000000aa';
const idAt = (index: number): string => `01940000-0000-7000-8000-${String(index).padStart(12, '0')}`;
const hashAt = (index: number): string => createHash('sha256').update(`picture ${index}`).digest('hex');
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const KEYS = [{ keyId: 'k', publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') }];

const withdrawnAt = '2026-03-01T10:00:00.000Z';

function feedOf(indexes: readonly number[]): FeedEntry[] {
  let previousHash = '0'.repeat(64);
  return indexes.map((index, at) => {
    const entry = signed({
      contentId: idAt(index),
      datasetId,
      previousHash,
      publishedSha256: hashAt(index),
      reason: 'opt_out',
      sequence: at + 1,
      withdrawnAt,
    });
    previousHash = entry.hash;
    return entry;
  });
}

/** @param row members in the order of the alphabet */
function signed(row: Omit<FeedEntry, 'hash' | 'keyId' | 'signature'>): FeedEntry {
  const hash = createHash('sha256').update(JSON.stringify(row)).digest('hex');
  return { ...row, hash, keyId: 'k', signature: sign(null, Buffer.from(hash), privateKey).toString('base64') };
}

const picturesOf = (index: number) => ({ bytes: Buffer.from(`picture ${index}`), path: `images/${index}.jpg` });

/** As exports write them: three row groups, ids as text, pictures as bytes. */
function parquetOf(codec: 'SNAPPY' | 'UNCOMPRESSED'): ArrayBuffer {
  const indexes = [...Array(300).keys()];
  return parquetWriteBuffer({
    codec,
    rowGroupSize: 100,
    schema: [
      { name: 'root', num_children: 3 },
      { name: 'image', num_children: 2, repetition_type: 'OPTIONAL' },
      { name: 'bytes', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
      { name: 'path', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
      { name: 'contentId', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
      { name: 'width', type: 'INT32', repetition_type: 'OPTIONAL' },
    ],
    kvMetadata: [{ key: 'huggingface', value: '{}' }],
    columnData: [
      { name: 'image', data: indexes.map(picturesOf) },
      { name: 'contentId', data: indexes.map(idAt), encoding: 'PLAIN' },
      { name: 'width', data: indexes.map((index) => (index % 2 ? index : undefined)) },
    ],
  });
}

const sha256 = (...bytes: Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(bytes)).digest();
/** A tree of two leaves, as RFC 6962 has it. */
function merkle(lines: readonly string[]): { readonly leaves: Buffer[]; readonly root: Buffer } {
  const leaves = lines.map((line) => sha256(Buffer.from([0]), Buffer.from(line)));
  return { leaves, root: sha256(Buffer.from([1]), ...leaves) };
}

const serverWith = (
  items: readonly FeedEntry[],
  keys = KEYS,
  answers: { latest: object; proof: object } = { latest: { version: '1.0.0', rootHash: 'a'.repeat(64) }, proof: {} },
): ApiClient => {
  const last = items.at(-1);
  const head = { sequence: last?.sequence ?? 0, hash: last?.hash ?? '0'.repeat(64) };
  return {
    json: async ({ path }: ApiRequest) => {
      const since = Number(/since=(\d+)/.exec(path)?.[1]);
      if (path.includes('/withdrawals')) return { items: items.filter(({ sequence }) => sequence > since), head, keys };
      return path.includes('/proof') ? answers.proof : answers.latest;
    },
  } as unknown as ApiClient;
};

describe('pruning a copy', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'odr-prune-'));
    const lines = [0, 1, 2].map((index) => JSON.stringify({ contentId: idAt(index), publishedSha256: hashAt(index) }));
    await writeFile(
      join(folder, 'version.json'),
      JSON.stringify({ datasetId, version: '1.0.0', rootHash: 'a'.repeat(64) }),
    );
    await writeFile(join(folder, 'manifest.ndjson'), lines.map((line) => `${line}\n`).join(''));
    await mkdir(join(folder, 'train'));
    for (const index of [0, 1, 2]) {
      await writeFile(join(folder, 'train', `${idAt(index)}.jpg`), `picture ${index}`);
      await writeFile(join(folder, `00000000${index}.json`), lines[index] ?? '');
      await writeFile(join(folder, `00000000${index}.txt`), 'a caption');
    }
    await writeFile(join(folder, 'train', 'metadata.jsonl'), lines.map((line) => `${line}\n`).join(''));
    await run(
      'tar',
      [
        '--format=ustar',
        '-cf',
        'shard.tar',
        ...[0, 1, 2].flatMap((i) => [`00000000${i}.json`, `00000000${i}.txt`]),
        'train/metadata.jsonl',
      ],
      { cwd: folder },
    );
    for (const index of [0, 1, 2])
      for (const ending of ['json', 'txt']) await rm(join(folder, `00000000${index}.${ending}`));
    await writeFile(join(folder, 'losses.json'), JSON.stringify({ lost: [{ id: idAt(1) }] }));
    await mkdir(join(folder, 'annotations'));
    const images = [0, 1, 2].map((index) => ({ id: index + 1, file_name: `images/${idAt(index)}.jpg` }));
    const annotations = [1, 2, 2, 3].map((image_id, index) => ({ id: index + 1, image_id, caption: 'A cow' }));
    await writeFile(join(folder, 'annotations/captions.json'), JSON.stringify({ info: {}, images, annotations }));
    const records = [0, 1, 2].map((index) => `${idAt(index)},"said ""moo"",\r\nand went"\r\n`);
    await writeFile(join(folder, 'metadata.csv'), `contentId,caption\r\n${records.join('')}`);
    const credits = [0, 1, 2].map((index) => `${idAt(index)},images/${hashAt(index)}.jpg,"Cow, ""brown"""\r\n`);
    await writeFile(join(folder, 'attribution.csv'), `content_id,path,title\r\n${credits.join('')}`);
    await writeFile(
      join(folder, 'ATTRIBUTION.md'),
      `# Attribution\n\n${[0, 1, 2].map((index) => `- \`images/${hashAt(index)}.jpg\`: Cow\n`).join('')}`,
    );
    for (const codec of ['SNAPPY', 'UNCOMPRESSED'] as const)
      await writeFile(join(folder, `${codec}.parquet`), Buffer.from(parquetOf(codec)));
    const distribution = [{ contentUrl: 'train/metadata.jsonl', sha256: 'f'.repeat(64), contentSize: '1 B' }];
    await writeFile(join(folder, 'croissant.json'), JSON.stringify({ distribution }));
    await run('sh', ['-c', 'find . -type f ! -name SHA256SUMS -printf "%P\\n" | sort | xargs sha256sum > SHA256SUMS'], {
      cwd: folder,
    });
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('takes what is withdrawn out of every file, once', async () => {
    const api = serverWith(feedOf([1, 9]));
    expect(await prune(api, folder)).toMatchObject({ items: 1, sequence: 2, files: { dropped: ['losses.json'] } });
    expect(await readdir(join(folder, 'train'))).toEqual([`${idAt(0)}.jpg`, `${idAt(2)}.jpg`, 'metadata.jsonl']);
    for (const name of ['manifest.ndjson', 'train/metadata.jsonl'])
      expect((await readFile(join(folder, name), 'utf8')).trim().split('\n')).toHaveLength(2);
    expect((await run('tar', ['-tf', join(folder, 'shard.tar')])).stdout.trim().split('\n')).toEqual([
      '000000000.json',
      '000000000.txt',
      '000000002.json',
      '000000002.txt',
      'train/metadata.jsonl',
    ]);
    expect((await run('tar', ['-xOf', join(folder, 'shard.tar'), 'train/metadata.jsonl'])).stdout).not.toContain(
      idAt(1),
    );
    expect(await prune(api, folder)).toMatchObject({ items: 0, entries: [], sequence: 2 });
  });

  it('rewrites tables and labels, and keeps checksums true', async () => {
    // Of ids that are alike, compression writes only what differs, so no search through the bytes finds one.
    expect((await readFile(join(folder, 'SNAPPY.parquet'))).includes(idAt(1))).toBe(false);
    const { files } = await prune(serverWith(feedOf([1])), folder);
    expect(files.rewritten).toEqual(
      expect.arrayContaining(['SNAPPY.parquet', 'UNCOMPRESSED.parquet', 'annotations/captions.json', 'metadata.csv']),
    );
    for (const codec of ['SNAPPY', 'UNCOMPRESSED']) {
      const file = await asyncBufferFromFile(join(folder, `${codec}.parquet`));
      const rows = await parquetReadObjects({ file, compressors, utf8: false });
      expect(rows.map(({ contentId }) => contentId as string)).toEqual(
        [...Array(300).keys()].filter((index) => index !== 1).map(idAt),
      );
      const pictures = rows.map(({ image }) => Buffer.from((image as { bytes: Uint8Array }).bytes).toString());
      expect(pictures[1]).toBe('picture 2');
      const { key_value_metadata: kept } = await parquetMetadataAsync(file);
      expect(kept).toEqual([{ key: 'huggingface', value: '{}' }]);
    }
    const { images, annotations } = JSON.parse(
      await readFile(join(folder, 'annotations/captions.json'), 'utf8'),
    ) as Record<string, { id: number }[]>;
    expect([images, annotations].map((list) => list?.map(({ id }) => id))).toEqual([
      [1, 3],
      [1, 4],
    ]);
    expect(await readFile(join(folder, 'metadata.csv'), 'utf8')).toBe(
      `contentId,caption\r\n${[0, 2].map((index) => `${idAt(index)},"said ""moo"",\r\nand went"\r\n`).join('')}`,
    );
    expect((await run('sha256sum', ['--strict', '-c', 'SHA256SUMS'], { cwd: folder })).stderr).toBe('');
    const { distribution } = JSON.parse(await readFile(join(folder, 'croissant.json'), 'utf8')) as {
      distribution: { sha256: string }[];
    };
    const table = await readFile(join(folder, 'train/metadata.jsonl'));
    expect(distribution[0]?.sha256).toBe(createHash('sha256').update(table).digest('hex'));
  });

  it('takes credits out, and leaves those of others', async () => {
    const { files } = await prune(serverWith(feedOf([1])), folder);
    expect(files.rewritten).toEqual(expect.arrayContaining(['ATTRIBUTION.md', 'attribution.csv']));
    for (const name of ['ATTRIBUTION.md', 'attribution.csv']) {
      const left = await readFile(join(folder, name), 'utf8');
      expect([0, 1, 2].filter((index) => left.includes(hashAt(index)))).toEqual([0, 2]);
    }
  });

  it('touches no manifest while a table cannot be read, so that the next time finds all of it', async () => {
    await writeFile(join(folder, 'broken.parquet'), 'PAR1 this is none PAR1');
    const api = serverWith(feedOf([1]));
    await expect(prune(api, folder)).rejects.toThrow(/broken.parquet cannot be read/);
    await rm(join(folder, 'broken.parquet'));
    expect(await prune(api, folder)).toMatchObject({ items: 1, sequence: 1 });
  });

  it('has the newest version proved to be without them, and believes no proof that is none', async () => {
    const kept = [0, 2].map((index) => JSON.stringify({ contentId: idAt(index), publishedSha256: hashAt(index) }));
    const tree = merkle(kept);
    const proof = {
      included: false,
      size: 2,
      contentId: idAt(1),
      before: { index: 0, line: kept[0], path: [tree.leaves[1]?.toString('hex')] },
      after: { index: 1, line: kept[1], path: [tree.leaves[0]?.toString('hex')] },
    };
    const answers = { latest: { version: '1.0.1', rootHash: tree.root.toString('hex') }, proof: proof as object };
    const api = serverWith(feedOf([1]), KEYS, answers);
    expect(await prune(api, folder)).toMatchObject({ items: 1, provedAgainst: '1.0.1' });

    answers.proof = { ...proof, included: true };
    await expect(prune(api, folder)).rejects.toThrow(/which has been withdrawn/);
    answers.proof = { ...proof, before: null };
    await expect(prune(api, folder)).rejects.toThrow(/could not prove/);
    answers.proof = proof;
    answers.latest = { version: '1.0.1', rootHash: 'b'.repeat(64) };
    await expect(prune(api, folder)).rejects.toThrow(/could not prove/);
  });

  it.each<[string, (items: FeedEntry[]) => FeedEntry[]]>([
    ['another reason', ([one, two]) => [{ ...(one as FeedEntry), reason: 'erased' }, two as FeedEntry]],
    ['an entry left out', ([, two]) => [two as FeedEntry]],
    [
      'a signature of another entry',
      ([one, two]) => [one as FeedEntry, { ...(two as FeedEntry), signature: (one as FeedEntry).signature }],
    ],
    ['a feed of another dataset', (items) => items.map((entry) => ({ ...entry, datasetId: idAt(5) }))],
  ])('notices %s and touches nothing', async (_what, tampered) => {
    await expect(prune(serverWith(tampered(feedOf([1, 2]))), folder)).rejects.toThrow(/tampered/);
    expect(await readdir(join(folder, 'train'))).toHaveLength(4);
  });

  it('knows for good when its whole version was withdrawn, and minds no other version', async () => {
    const [item] = feedOf([1]) as [FeedEntry];
    const version = (number: string, rootHash: string, previousHash: string, sequence: number): FeedEntry =>
      signed({ datasetId, previousHash, reason: 'privacy', rootHash, sequence, version: number, withdrawnAt });
    const other = version('0.9.0', 'b'.repeat(64), item.hash, 2);
    expect(await prune(serverWith([item, other]), folder)).toMatchObject({ items: 1, wholeFor: undefined });

    const feed = [item, other, version('1.0.0', 'a'.repeat(64), other.hash, 3)];
    expect(await prune(serverWith(feed), folder)).toMatchObject({ items: 0, sequence: 3, wholeFor: 'privacy' });
    expect(await prune(serverWith(feed), folder)).toMatchObject({ entries: [], wholeFor: 'privacy' });
    expect(await readdir(join(folder, 'train'))).toHaveLength(3);
  });

  it('notices a feed that has become shorter, and a key that was exchanged', async () => {
    await prune(serverWith(feedOf([1, 2])), folder);
    await expect(prune(serverWith(feedOf([1])), folder)).rejects.toThrow(/cut/);
    const stranger = generateKeyPairSync('ed25519')
      .publicKey.export({ format: 'der', type: 'spki' })
      .toString('base64');
    const more = feedOf([1, 2, 0]).map((entry) => ({ ...entry, keyId: 'other' }));
    await expect(prune(serverWith(more, [{ keyId: 'other', publicKey: stranger }]), folder)).rejects.toThrow(
      /not trusted/,
    );
  });
});
