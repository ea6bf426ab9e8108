import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { interleaved } from './measure.mjs';
import { services } from './services.mjs';

const ROOT = join(import.meta.dirname, '..');
const ROWS = 1_000_000;
const HASHES = 10_000;
const ROUNDS = 12;
const MB = 1_000_000;
const TUS_BYTES = 2_000 * MB;
const FORM_BYTES = 200 * MB;
const MOST_GROWTH_MB = 150;

const SEED = `
  INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license, license_verdict, user_id, created_at)
  SELECT gen_random_uuid(), 'image', 'picture ' || n || '.jpg', 'available', 'done', encode(sha256(n::text::bytea), 'hex'), 'jpeg',
    300000 + n, 'CC0-1.0', 'open', u.id, now() - n * interval '1 second'
  FROM generate_series(1, ${ROWS}) n, (SELECT id FROM user_account LIMIT 1) u`;

/** The check by hash against the bare probe of the index, and what large uploads add to the memory of the API. */
export default async function run() {
  const world = await services();
  try {
    const api = await world.serve(join(ROOT, 'dist/apps/api/src/main.js'), '/health/live');
    const token = await contributor(api.url);
    const memory = await growth(api, token);
    await world.query(SEED);
    await world.query('VACUUM ANALYZE content');
    return [...(await check(world, api, token)), ...memory];
  } finally {
    await world.stop();
  }
}

/** Half of the hashes are there. */
async function check(world, { url }, token) {
  const hashes = Array.from({ length: HASHES }, (_, n) =>
    n % 2
      ? randomBytes(32).toString('hex')
      : createHash('sha256')
          .update(String(1 + Math.floor(Math.random() * ROWS)))
          .digest('hex'),
  );
  const timed = (work) => async () => {
    const startedMs = performance.now();
    await work();
    return performance.now() - startedMs;
  };
  const ours = timed(async () => {
    const { items } = await (await post(url, '/contents/check', token, { hashes })).json();
    if (items.filter(({ verdict }) => verdict === 'duplicate').length !== HASHES / 2) throw new Error('wrong verdicts');
  });
  const probe = timed(() =>
    world.query(
      `SELECT c.sha256, c.id, c.status FROM unnest($1::text[]) AS asked(sha256) JOIN content c ON c.sha256 = asked.sha256
        WHERE c.deleted_at IS NULL`,
      [hashes],
    ),
  );
  await ours();
  await probe();
  const { a, b } = await interleaved(ours, probe, ROUNDS);
  const figures = { ours: `${a.toFixed(0)} ms`, baseline: `${b.toFixed(0)} ms` };
  return [
    { name: 'check of 10,000 hashes in 1,000,000: against the bare probe', ratio: a / b, limit: 3, ...figures },
    {
      name: 'check of 10,000 hashes in 1,000,000: against a second',
      ratio: a / 1_000,
      limit: 1,
      ...figures,
      baseline: '1 s',
    },
  ];
}

/** Peak of the resident memory while the bytes come, over what the process held before. */
async function growth({ url, pid }, token) {
  const small = 20 * MB;
  // Buffers and compiled code that every upload needs are made by a small one.
  await sendPieces(url, token, small);
  await sendForm(url, token, small);
  const measured = async (name, work) => {
    await sleep(2_000);
    const idle = residentMb(pid);
    let peak = idle;
    const watching = setInterval(() => (peak = Math.max(peak, residentMb(pid))), 50);
    await work();
    clearInterval(watching);
    return {
      name: `${name}: growth of the API's memory against ${MOST_GROWTH_MB} MB`,
      ratio: (peak - idle) / MOST_GROWTH_MB,
      limit: 1,
      ours: `${(peak - idle).toFixed(0)} MB over ${idle.toFixed(0)} MB`,
      baseline: `${MOST_GROWTH_MB} MB`,
    };
  };
  return [
    await measured('2 GB in one piece', () => sendPieces(url, token, TUS_BYTES)),
    await measured('200 MB in a form', () => sendForm(url, token, FORM_BYTES)),
  ];
}

const residentMb = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1_000;

async function sendPieces(url, token, bytes) {
  const purpose = Buffer.from('import').toString('base64');
  const tus = { 'tus-resumable': '1.0.0', authorization: `Bearer ${token}` };
  const created = await fetch(`${url}/api/v1/uploads`, {
    method: 'POST',
    headers: { ...tus, 'upload-length': String(bytes), 'upload-metadata': `purpose ${purpose}` },
  });
  const path = created.headers.get('location');
  const headers = { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
  const status = await stream(url + path, 'PATCH', { ...headers, 'content-length': String(bytes) }, '', bytes, '');
  if (status !== 204) throw new Error(`PATCH answered ${status}`);
}

/** Random bytes are no picture: they are read whole, and turned away then. */
async function sendForm(url, token, bytes) {
  const boundary = 'bench';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n`;
  const tail = `\r\n--${boundary}--\r\n`;
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'content-length': String(head.length + bytes + tail.length),
  };
  const status = await stream(`${url}/api/v1/contents`, 'POST', headers, head, bytes, tail);
  if (status !== 415) throw new Error(`POST answered ${status}`);
}

function stream(url, method, headers, head, bytes, tail) {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method, headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode));
    });
    sending.once('error', reject);
    sending.write(head);
    const chunk = randomBytes(MB / 4);
    let left = bytes;
    const more = () => {
      while (left > 0) {
        left -= chunk.length;
        if (!sending.write(chunk)) {
          sending.once('drain', more);
          return;
        }
      }
      sending.end(tail);
    };
    more();
  });
}

async function contributor(url) {
  const account = { email: 'bench@example.org', password: `seven quiet ${randomBytes(8).toString('hex')}` };
  await post(url, '/auth/register', undefined, { ...account, name: 'Bench' });
  const { accessToken } = await (await post(url, '/auth/login?mode=token', undefined, account)).json();
  const { version } = await (
    await fetch(`${url}/api/v1/dco`, { headers: { authorization: `Bearer ${accessToken}` } })
  ).json();
  await post(url, '/dco/acceptances', accessToken, { version });
  return accessToken;
}

async function post(url, path, token, body) {
  const response = await fetch(`${url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return response;
}
