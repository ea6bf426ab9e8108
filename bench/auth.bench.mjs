import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { atOnce, cpuMs, interleaved, median } from './measure.mjs';
import { services } from './services.mjs';

const ROOT = join(import.meta.dirname, '..');
const REQUESTS = 1_500;
const ROUNDS = 8;
const SIGN_INS = 20;
const PASSWORD = 'seven quiet lanterns';
const READS = 400;

/** What a proved identity adds to a request, and what twenty people who sign in at once do to somebody who reads a list. */
export default async function run() {
  const world = await services();
  try {
    const settings = { RATE_LIMITS: 'login.address=1000000/60 login.account=1000000/60' };
    const api = await world.serve(join(ROOT, 'dist/apps/api/src/main.js'), '/health/live', settings);
    const people = await registered(api, SIGN_INS);
    return [await proof(api, people[0]), await crowd(api, people)];
  } finally {
    await world.stop();
  }
}

/** CPU of the same request with and without a token, against verifying one signature of the same kind and nothing else. */
async function proof({ url, pid }, email) {
  const { accessToken } = await signIn(url, email);
  const perRequest = (headers) => async () => {
    const beforeMs = cpuMs(pid);
    await atOnce(4, Array(REQUESTS).fill(`${url}/api/v1/licenses/CC0-1.0`), (address) => read(address, headers));
    return (cpuMs(pid) - beforeMs) / REQUESTS;
  };
  const known = perRequest({ authorization: `Bearer ${accessToken}` });
  const anonymous = perRequest({});
  await known();
  await anonymous();
  const { a, b } = await interleaved(known, anonymous, ROUNDS);
  const bareMs = bareVerification();
  return {
    name: 'authentication and authorisation: CPU per request against one bare ES256 verification (0.5 ms is the aim)',
    ratio: (a - b) / bareMs,
    limit: 4,
    ours: `${(a - b).toFixed(3)} ms`,
    baseline: `${bareMs.toFixed(3)} ms`,
  };
}

/** What nothing that checks ES256 can go below: the signature itself, over as many bytes as a token has. */
function bareVerification() {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const token = Buffer.alloc(300, 'token');
  const dsaEncoding = 'ieee-p1363';
  const signature = sign('sha256', token, { key: privateKey, dsaEncoding });
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage();
    for (let count = 0; count < REQUESTS; count += 1) {
      if (!verify('sha256', token, { key: publicKey, dsaEncoding }, signature)) throw new Error('does not verify');
    }
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1_000 / REQUESTS);
  }
  return median(times);
}

/** The 99th percentile of one reader's requests while twenty people sign in again and again, against the same reader alone. */
async function crowd({ url }, people) {
  const list = `${url}/api/v1/contents?limit=50`;
  const p99 = async () => {
    const times = [];
    for (let count = 0; count < READS; count += 1) {
      const startedMs = performance.now();
      await read(list);
      times.push(performance.now() - startedMs);
    }
    return times.sort((a, b) => a - b)[Math.ceil(READS * 0.99) - 1];
  };
  const busy = async () => {
    const crowd = new Worker(join(ROOT, 'bench/crowd.mjs'), { workerData: { url, people, password: PASSWORD } });
    const answer = await p99();
    crowd.postMessage('stop');
    const [signedIn] = await once(crowd, 'message');
    if (signedIn < people.length) throw new Error(`only ${signedIn} have signed in meanwhile`);
    return answer;
  };
  await p99();
  const { a, b } = await interleaved(busy, p99, 6);
  return {
    name: 'GET /contents: p99 while 20 people sign in at once, against an idle server',
    ratio: a / b,
    limit: 3,
    ours: `${a.toFixed(1)} ms`,
    baseline: `${b.toFixed(1)} ms`,
  };
}

async function registered({ url }, count) {
  const addresses = Array.from({ length: count }, (_none, position) => `bench-${position}@example.org`);
  await atOnce(4, addresses, (email) => post(`${url}/api/v1/auth/register`, { email, password: PASSWORD, name: 'B' }));
  return addresses;
}

const signIn = (url, email) => post(`${url}/api/v1/auth/login?mode=token`, { email, password: PASSWORD });

async function post(address, body) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

async function read(address, headers = {}) {
  const response = await fetch(address, { headers });
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  return response.text();
}
