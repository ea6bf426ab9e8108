import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { aPicture } from '../support/pictures.js';
import { StartCommand, type Announcement } from '../support/start-command.js';
import { until } from '../support/waiting.js';

const ROOM_MB = 3;
const LARGEST_NUMBER_OF_UPLOADS = 40;

interface Upload {
  readonly status: number;
  readonly body: { readonly id?: string; readonly sha256?: string; readonly code?: string };
}

describe('a full disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'odr-full-'));
  const blobs = join(folder, 'data', 'blobs');
  const canMount = mountSmall(blobs);
  let system: StartCommand | undefined;
  let told: Announcement;
  let token: string;

  beforeAll(async () => {
    if (!canMount) return;
    system = await StartCommand.run({ dataDir: join(folder, 'data'), logFile: join(folder, 'start.log') });
    told = await system.ready(240_000);
    token = await signIn(told);
  }, 300_000);
  afterAll(async () => {
    await system?.interrupt();
    if (canMount) execFileSync('umount', ['--lazy', blobs]);
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  const upload = async (): Promise<Upload> => {
    const form = new FormData();
    form.set('metadata', JSON.stringify({ license: 'CC0-1.0' }));
    form.set('file', new File([new Uint8Array(await aPicture({ width: 900, height: 700, format: 'png' }))], 'a.png'));
    const headers = { authorization: `Bearer ${token}` };
    const response = await fetch(`${told.url}/api/v1/contents`, { method: 'POST', headers, body: form });
    return { status: response.status, body: (await response.json()) as Upload['body'] };
  };
  const files = (): readonly string[] => readdirSync(blobs, { recursive: true, encoding: 'utf8' });

  const tus = (method: string, path: string, more: Record<string, string>, body?: Uint8Array): Promise<Response> => {
    const headers = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0', ...more };
    return fetch(`${told.url}${path}`, { method, headers, ...(body && { body: new Uint8Array(body) }) });
  };

  (canMount ? it : it.skip)(
    'keeps what fitted of an upload in pieces, until it is given up',
    async () => {
      const bytes = ROOM_MB * 2_000_000;
      const purpose = `purpose ${Buffer.from('import').toString('base64')}`;
      const begun = await tus('POST', '/api/v1/uploads', {
        'upload-length': String(bytes),
        'upload-metadata': purpose,
      });
      const path = begun.headers.get('location') ?? '';
      const piece = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
      const answer = await tus('PATCH', path, piece, Buffer.alloc(bytes));
      expect({ status: answer.status, body: await answer.json() }).toMatchObject({
        status: 507,
        body: { code: 'storage.full' },
      });

      const offset = Number((await tus('HEAD', path, {})).headers.get('upload-offset'));
      expect(offset).toBeGreaterThan(1_000_000);
      expect(offset).toBeLessThan(bytes);
      expect((await tus('DELETE', path, {})).status).toBe(204);
      expect(files().filter((name) => /^growing\/./.test(name))).toEqual([]);
    },
    60_000,
  );

  (canMount ? it : it.skip)(
    'is answered with 507, never with success, and leaves nothing half-written',
    async () => {
      const answers: Upload[] = [];
      while (answers.at(-1)?.status !== 507 && answers.length < LARGEST_NUMBER_OF_UPLOADS) answers.push(await upload());

      const created = answers.filter(({ status }) => status === 201);
      expect(created.length).toBeGreaterThan(0);
      expect(answers.at(-1)).toMatchObject({ status: 507, body: { code: 'storage.full' } });
      expect(answers.filter(({ status }) => ![201, 507].includes(status))).toEqual([]);
      await until('temporary files are gone', async () => !files().some((name) => /^tmp\/./.test(name)));
      const sealed = files().filter((name) => /^sealed\/.*[0-9a-f]{64}$/.test(name));
      expect(sealed.map((name) => basename(name)).sort()).toEqual(created.map(({ body }) => body.sha256).sort());
    },
    300_000,
  );
});

/** A file system of a few megabytes; only root may make one. */
function mountSmall(path: string): boolean {
  mkdirSync(path, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${ROOM_MB}m`, 'tmpfs', path], { stdio: 'pipe' });
    return true;
  } catch {
    console.warn('SKIPPED: a small file system cannot be mounted here, so the disk cannot be made full');
    return false;
  }
}

async function signIn({ url, email, password }: Announcement): Promise<string> {
  const json = async <T>(path: string, init: RequestInit): Promise<T> =>
    (await (await fetch(`${url}/api/v1${path}`, init)).json()) as T;
  const type = { 'content-type': 'application/json' };
  const { accessToken } = await json<{ accessToken: string }>('/auth/login?mode=token', {
    method: 'POST',
    headers: type,
    body: JSON.stringify({ email, password }),
  });
  const headers = { ...type, authorization: `Bearer ${accessToken}` };
  const { version } = await json<{ version: string }>('/dco', { headers });
  await json('/dco/acceptances', { method: 'POST', headers, body: JSON.stringify({ version }) });
  return accessToken;
}
