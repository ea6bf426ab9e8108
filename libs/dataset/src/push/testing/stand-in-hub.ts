import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Entry {
  /** sha256 of what lies in the store; undefined for what lies in git. */
  readonly lfs?: string;
  readonly bytes: Buffer;
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
/** Of its own, so that it does not believe whom it judges. */
const gitBlob = (bytes: Buffer): string =>
  createHash('sha1')
    .update(Buffer.concat([Buffer.from(`blob ${bytes.length}\0`), bytes]))
    .digest('hex');
const pointer = (oid: string, size: number): Buffer =>
  Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize ${size}\n`);

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/**
 * Speaks the hub's protocol of uploads and takes nothing on trust: it hashes what comes, and refuses a commit that names
 * an object it does not hold. Files of git go in a commit, all others through LFS.
 */
export class StandInHub {
  readonly repositories = new Map<string, Map<string, Entry>>();
  readonly store = new Map<string, Buffer>();
  /** Objects that were sent, in order. */
  readonly uploads: string[] = [];
  readonly commits: string[] = [];
  /** What an upload of an object is answered with, for tests of failures. */
  onUpload: (oid: string) => Promise<number | undefined> = () => Promise.resolve(undefined);
  /** Changes what is kept, for tests of hubs that are not to be trusted. */
  keeps: (bytes: Buffer) => Buffer = (bytes) => bytes;

  private constructor(
    private readonly server: Server,
    private readonly token: string,
  ) {}

  static async start(token: string): Promise<StandInHub> {
    const hub: StandInHub = new StandInHub(
      createServer((request, response) => void hub.answer(request, response)),
      token,
    );
    await new Promise<void>((resolve) => hub.server.listen(0, '127.0.0.1', resolve));
    return hub;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', this.url);
    const body = await bodyOf(request);
    const say = (status: number, value: unknown = {}): void =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    try {
      const [, oid] = /^\/store\/([0-9a-f]{64})$/.exec(pathname) ?? [];
      if (oid !== undefined) return await this.take(oid, body, say);
      if (request.headers.authorization !== `Bearer ${this.token}`) return say(401, { error: 'Invalid token' });
      if (pathname === '/api/repos/create') {
        const { organization, name } = JSON.parse(body.toString()) as Record<string, string>;
        this.repositories.set(`${organization}/${name}`, new Map());
        return say(200, { url: `${this.url}/datasets/${organization}/${name}`, id: name });
      }
      const [, name = ''] = /^\/(?:api\/)?datasets\/([^/]+\/[^/.]+)/.exec(pathname) ?? [];
      const files = this.repositories.get(name);
      if (!files) return say(404, { error: 'Repository not found' });
      if (pathname.includes('/revision/'))
        return say(200, { _id: name, id: name, sha: this.commits.at(-1) ?? '0'.repeat(40) });
      if (pathname.includes('/tree/')) return say(200, tree(files));
      if (pathname.includes('/preupload/')) return say(200, preupload(body));
      if (pathname.endsWith('/info/lfs/objects/batch')) return say(200, this.batch(body));
      if (pathname.includes('/commit/')) return this.commit(files, body, say);
      const [, path = ''] = /\/resolve\/[^/]+\/(.+)$/.exec(pathname) ?? [];
      const file = files.get(decodeURIComponent(path));
      if (!file) return say(404, { error: 'Entry not found' });
      send(response, file.bytes, request.headers.range);
    } catch (error) {
      // A stand-in that breaks must not look like a hub that says no.
      say(500, { error: String(error) });
    }
  }

  private async take(oid: string, body: Buffer, say: (status: number, value?: unknown) => void): Promise<void> {
    const status = await this.onUpload(oid);
    if (status !== undefined) return say(status, { error: 'not now' });
    if (sha256(body) !== oid) return say(400, { error: 'The bytes have another sha256.' });
    this.store.set(oid, this.keeps(body));
    this.uploads.push(oid);
    say(200);
  }

  private batch(body: Buffer): unknown {
    const { objects, hash_algo, operation } = JSON.parse(body.toString()) as {
      objects: { oid: string; size: number }[];
      hash_algo: string;
      operation: string;
    };
    if (hash_algo !== 'sha_256' || operation !== 'upload') throw new Error('This is no upload.');
    return {
      transfer: 'basic',
      objects: objects.map(({ oid, size }) => ({
        oid,
        size,
        ...(this.store.has(oid) ? {} : { actions: { upload: { href: `${this.url}/store/${oid}` } } }),
      })),
    };
  }

  private commit(files: Map<string, Entry>, body: Buffer, say: (status: number, value?: unknown) => void): void {
    const lines = body
      .toString()
      .split('\n')
      .map((line) => JSON.parse(line) as { key: string; value: Record<string, string> });
    if (lines[0]?.key !== 'header' || !lines[0].value['summary'])
      return say(400, { error: 'A commit needs a summary.' });
    const next = new Map(files);
    for (const { key, value } of lines.slice(1)) {
      const { path = '', content = '', oid = '', encoding } = value;
      const stored = this.store.get(oid);
      if (key === 'deletedFile') next.delete(path);
      else if (key === 'file' && encoding === 'base64') next.set(path, { bytes: Buffer.from(content, 'base64') });
      else if (key !== 'lfsFile' || !stored || stored.length !== Number(value['size']))
        return say(422, { error: `There is no object ${oid} for ${path}.` });
      else next.set(path, { lfs: sha256(stored), bytes: stored });
    }
    files.clear();
    for (const [path, entry] of next) files.set(path, entry);
    const commitOid = randomBytes(20).toString('hex');
    this.commits.push(commitOid);
    say(200, { commitOid, commitUrl: `${this.url}/commit/${commitOid}`, hookOutput: '' });
  }
}

function send(response: ServerResponse, bytes: Buffer, asked: string | undefined): void {
  const etag = `"${gitBlob(bytes)}"`;
  const range = /^bytes=(\d+)-(\d*)$/.exec(asked ?? '');
  if (!range) return void response.writeHead(200, { etag }).end(bytes);
  const [from, to] = [Number(range[1]), Math.min(range[2] ? Number(range[2]) : Infinity, bytes.length - 1)];
  response.writeHead(206, { etag, 'content-range': `bytes ${from}-${to}/${bytes.length}` });
  response.end(bytes.subarray(from, to + 1));
}

const tree = (files: ReadonlyMap<string, Entry>): unknown =>
  [...files].map(([path, { lfs, bytes }]) => {
    const inGit = lfs === undefined ? bytes : pointer(lfs, bytes.length);
    return {
      type: 'file',
      path,
      size: bytes.length,
      oid: gitBlob(inGit),
      ...(lfs === undefined ? {} : { lfs: { oid: lfs, size: bytes.length, pointerSize: inGit.length } }),
    };
  });

/** As the hub does: by ending, and everything large. */
function preupload(body: Buffer): unknown {
  const { files } = JSON.parse(body.toString()) as { files: { path: string; size: number }[] };
  return {
    files: files.map(({ path, size }) => ({
      path,
      uploadMode: /\.(?:parquet|tar)$/.test(path) || size >= 10_000_000 ? 'lfs' : 'regular',
      shouldIgnore: false,
    })),
  };
}
