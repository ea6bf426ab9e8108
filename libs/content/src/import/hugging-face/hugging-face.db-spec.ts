import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Principal } from '@odr/access';
import { ImportKind } from '@odr/contracts';
import { parquetWriteBuffer } from 'hyparquet-writer';
import sharp from 'sharp';
import { ImportWorld } from '../testing/import-world.js';
import { HUB_CONFIG } from './hub.config.js';

const COMMIT = 'c0ffee0000000000000000000000000000000000';

/** Answers what the client library asks of a hub: a revision, a tree, files by range. */
function standInHub(datasets: Readonly<Record<string, Readonly<Record<string, Buffer>>>>): Server {
  return createServer(({ url = '', headers }, response) => {
    const { pathname } = new URL(url, 'http://hub.example.org');
    const [, about, name = ''] = /^\/api\/datasets\/([^/]+\/[^/]+)\/(?:revision|tree)\//.exec(pathname)
      ? ['', 'api', /^\/api\/datasets\/([^/]+\/[^/]+)\//.exec(pathname)?.[1]]
      : ['', 'file', /^\/datasets\/([^/]+\/[^/]+)\/resolve\//.exec(pathname)?.[1]];
    const files = datasets[name];
    if (!files) return void response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"no"}');
    if (about === 'api') {
      const tree = Object.entries(files).map(([path, { length }]) => ({ type: 'file', path, size: length, oid: path }));
      const answer = pathname.includes('/tree/')
        ? tree
        : { _id: name, id: name, sha: COMMIT, lastModified: '2026-01-01' };
      return void response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
    }
    const file = files[decodeURIComponent(pathname.split(`/resolve/${COMMIT}/`)[1] ?? '')];
    if (!file) return void response.writeHead(404, { 'x-error-code': 'EntryNotFound' }).end();
    const range = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '');
    if (!range) return void response.setHeader('etag', '"1"').end(file);
    const [from, to] = [Number(range[1]), Math.min(range[2] ? Number(range[2]) : Infinity, file.length - 1)];
    response.writeHead(206, { etag: '"1"', 'content-range': `bytes ${from}-${to}/${file.length}` });
    response.end(file.subarray(from, to + 1));
  });
}

const picture = (seed: number): Promise<Buffer> =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: { r: seed, g: 90, b: 9 } } })
    .png()
    .toBuffer();

let world: ImportWorld;
let hub: Server;
let ada: Principal;

beforeAll(async () => {
  const [one, two, three] = await Promise.all([1, 2, 3].map(picture));
  const parquet = parquetWriteBuffer({
    columnData: [
      { name: 'image', data: [one, two], type: 'BYTE_ARRAY' },
      { name: 'license', data: ['CC0-1.0', 'CC-BY-4.0'], type: 'STRING' },
    ],
  });
  hub = standInHub({
    'ada/cows': { 'README.md': Buffer.from('# Cows'), 'data/train-00000-of-00001.parquet': Buffer.from(parquet) },
    'ada/folder': {
      'train/metadata.csv': Buffer.from('file_name,text\nc.png,A cow.\n'),
      'train/c.png': three ?? Buffer.alloc(0),
    },
  });
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  world = await ImportWorld.start();
  const hubUrl = `http://127.0.0.1:${(hub.address() as AddressInfo).port}`;
  Object.assign(world.get<object>(HUB_CONFIG as never), { hubUrl });
  ada = await world.person();
});
afterAll(async () => {
  await world.stop();
  hub.closeAllConnections();
  await new Promise((resolve) => hub.close(resolve));
});

async function imported(dataset: string) {
  const id = await world.begin(ada, { kind: ImportKind.HuggingFace, options: { dataset } });
  await world.work();
  return { counts: (await world.read(id)).counts, items: await world.items(id), theImport: await world.read(id) };
}

const sources = async (contentId: string | null | undefined): Promise<string[]> => {
  const rows = await world.test.asOwner<{ type: string; value: string }>(
    `SELECT type, value FROM content_source WHERE content_id = $1`,
    [contentId],
  );
  return rows.map(({ type, value }) => `${type} ${value}`);
};

it('brings in the rows of Parquet files, each with the commit and row it comes from, and nothing twice', async () => {
  const first = await imported('ada/cows');
  expect(first.counts).toEqual({ created: 2, duplicate: 0, failed: 0, skipped: 0 });
  expect(await sources(first.items[1]?.contentId)).toEqual([`hugging_face ada/cows@${COMMIT}#default/train/1`]);

  expect((await imported('ada/cows')).counts).toEqual({ created: 0, duplicate: 2, failed: 0, skipped: 0 });
});

it('brings in folders of pictures with the words beside them', async () => {
  const { items } = await imported('ada/folder');
  const taken = items.find(({ key }) => key === 'train/c.png');
  expect(taken?.error).toBeNull();
  expect(await sources(taken?.contentId)).toEqual([`hugging_face ada/folder@${COMMIT}#train/c.png`]);
});

it('says that there is no such dataset', async () => {
  const { theImport } = await imported('ada/nothing');
  expect(theImport).toMatchObject({ state: 'failed', error: { code: 'import.dataset_not_found' } });
});
