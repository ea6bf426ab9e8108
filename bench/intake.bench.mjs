import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bareCopies, bareSharp } from './bare-sharp.mjs';
import { atOnce, interleaved, treeCpuMs } from './measure.mjs';
import { pictures } from './pictures.mjs';
import { services } from './services.mjs';

const ROOT = join(import.meta.dirname, '..');
const PICTURES = 24;
const WIDTH = 4;
const ROUNDS = 3;
/** Everything that is no model: they are measured by what they are, not by intake. */
const SETTINGS = {
  SCANS_OFF: 'nsfw,faces,text,watermark',
  CONTENT_PROCESSES: '2',
  CONTENT_PROBE_SOURCES: 'off',
};
const ACCOUNT = { email: 'bench@example.org', password: 'seven quiet lanterns' };

/**
 * Pictures through the real API and the real worker, uploaded four at a time, until every job but the models' is done: CPU of both
 * and of the decoders, against sharp alone making the same files and hashes. Time on the clock is told beside it.
 */
export default async function run() {
  const world = await services();
  try {
    const api = await world.serve(join(ROOT, 'dist/apps/api/src/main.js'), '/health/live', SETTINGS);
    const worker = await world.work(join(ROOT, 'dist/apps/worker/src/main.js'), SETTINGS);
    await world.query(`INSERT INTO job_queue_pause (queue) VALUES ('embedding')`);
    const token = await contributor(api.url, world);
    // Other pictures in every round: copies of what is held would be compared with it, which is another figure.
    const files = await pictures(PICTURES * (ROUNDS + 1));
    let round = 0;
    const clock = { ours: [], bare: [] };

    const ours = async () => {
      const these = files.slice(PICTURES * round, PICTURES * (round += 1));
      const [startedMs, beforeMs] = [performance.now(), treeCpuMs(api.pid) + treeCpuMs(worker.pid)];
      await atOnce(WIDTH, these, (bytes) => upload(api.url, token, bytes));
      await idle(world);
      clock.ours.push(performance.now() - startedMs);
      return treeCpuMs(api.pid) + treeCpuMs(worker.pid) - beforeMs;
    };
    const bare = async () => {
      const [startedMs, before] = [performance.now(), process.cpuUsage()];
      await atOnce(2, files.slice(0, PICTURES), async (bytes) => {
        await bareSharp(bytes);
        await bareCopies(bytes);
      });
      clock.bare.push(performance.now() - startedMs);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1_000;
    };
    await ours();
    await bare();
    const { a, b } = await interleaved(ours, bare, ROUNDS);
    const told = (cpuMs, times) =>
      `${(cpuMs / PICTURES).toFixed(0)} ms CPU a picture (${((PICTURES * 1_000) / Math.min(...times)).toFixed(1)}/s at best)`;
    return [
      {
        name: 'intake through the API with all scans but models, against a bare sharp loop',
        ratio: b / a,
        limit: 0.8,
        atLeast: true,
        ours: told(a, clock.ours),
        baseline: told(b, clock.bare),
      },
    ];
  } finally {
    await world.stop();
  }
}

async function contributor(url, world) {
  const json = { 'content-type': 'application/json' };
  await send(`${url}/api/v1/auth/register`, JSON.stringify({ ...ACCOUNT, name: 'Bench' }), json);
  await world.query(
    `INSERT INTO agreement_acceptance (id, user_id, text_id)
     SELECT gen_random_uuid(), u.id, t.id FROM user_account u, agreement_text t WHERE u.email = $1 AND t.kind = 'dco'`,
    [ACCOUNT.email],
  );
  const { accessToken } = await send(`${url}/api/v1/auth/login?mode=token`, JSON.stringify(ACCOUNT), json);
  return accessToken;
}

function upload(url, token, bytes) {
  const form = new FormData();
  form.append('metadata', JSON.stringify({ license: 'CC0-1.0' }));
  form.append('file', new Blob([bytes]), 'picture.jpg');
  return send(`${url}/api/v1/contents`, form, { authorization: `Bearer ${token}` });
}

async function send(address, body, headers) {
  const response = await fetch(address, { method: 'POST', body, headers });
  if (!response.ok) throw new Error(`${address} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** Until no job waits but the models', and no event but to be relayed. */
async function idle(world) {
  for (;;) {
    const { rows } = await world.query(
      `SELECT (SELECT count(*) FROM job WHERE state IN ('queued', 'running') AND queue <> 'embedding' AND run_after < now() + interval '20 s')
            + (SELECT count(*) FROM outbox_event WHERE relayed_at IS NULL) AS left`,
    );
    if (rows[0].left === '0') return;
    await sleep(50);
  }
}
