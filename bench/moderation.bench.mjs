import { setTimeout as sleep } from 'node:timers/promises';
import { loadavg } from 'node:os';
import { cpuMs, interleaved, median, treeCpuMs } from './measure.mjs';
import { moderationWorld } from './moderation-world.mjs';

/** `CASES=1000000 npm run bench moderation` is what the limits of docs/guide/moderating.md were measured with. */
const CASES = Number(process.env.CASES ?? 100_000);
const SECONDS = 30;
const ROUNDS = 6;
const CLAIMS = 200;
const LIMIT_MS = { claim: 5, decide: 10 };

const BARE = `
  UPDATE bare_case SET lease_owner = $1, lease_expires_at = now() + interval '10 minutes'
   WHERE id = (SELECT id FROM bare_case WHERE lease_owner IS NULL
                ORDER BY (-severity), (-priority), due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING id`;

/** What claiming and deciding cost the database while 32 people work, and claiming against one bare statement. */
export default async function run() {
  const world = await moderationWorld(CASES);
  try {
    const open = await openLoop(world);
    const among = `among ${CASES.toLocaleString('en')}`;
    console.log(
      `  ${among} open cases, 32 moderators, an action a second each for ${SECONDS} s, load ${loadavg()[0].toFixed(1)}: in the database ` +
        ['claim', 'decide']
          .map(
            (what) =>
              `${what} ${ms(median(open[what]))}, p95 ${ms(p95(open[what]))} (meant to be ${LIMIT_MS[what]} ms)`,
          )
          .join(', '),
    );
    await claims(world)();
    await bareClaims(world)();
    const { a, b } = await interleaved(claims(world), bareClaims(world), ROUNDS);
    return [
      {
        name: `claim ${among}, with what is shown of the case: CPU of the database against one bare UPDATE … SKIP LOCKED`,
        ratio: a / b,
        limit: 8,
        ours: ms(a),
        baseline: ms(b),
      },
    ];
  } finally {
    await world.stop();
  }
}

/** Everybody acts when their second has come, however long the action before took. */
async function openLoop({ cases, decisions, people, spent }) {
  const times = { claim: [], decide: [] };
  const startMs = performance.now() + 1_000;
  await Promise.all(
    people.map(async (person, seat) => {
      let held = [];
      for (let second = 0; second < SECONDS; second += 1) {
        const dueMs = startMs + second * 1_000 + (seat * 1_000) / people.length;
        await sleep(Math.max(dueMs - performance.now(), 0));
        if (held.length === 0) {
          const { result, ms: took } = await spent(() => cases.claim('bench', { count: 1, leaseSeconds: 600 }, person));
          held = result;
          times.claim.push(took);
        } else {
          const { ms: took } = await spent(() => decisions.decide(decisionOn(held), person));
          held = [];
          times.decide.push(took);
        }
      }
    }),
  );
  return times;
}

const decisionOn = (held) => ({
  itemIds: held.map(({ id }) => id),
  leaseTokens: Object.fromEntries(held.map(({ id, leaseToken }) => [id, leaseToken])),
  action: 'approve',
  labels: [],
  applyToDuplicates: false,
});

/** CPU time of the database for one of many, because whatever else this machine does must not count. */
const cpuOfEach = async (work) => {
  const beforeMs = treeCpuMs(process.pid) - cpuMs(process.pid);
  for (let count = 0; count < CLAIMS; count += 1) await work();
  return (treeCpuMs(process.pid) - cpuMs(process.pid) - beforeMs) / CLAIMS;
};

const claims =
  ({ cases, people: [person] }) =>
  () =>
    cpuOfEach(() => cases.claim('bench', { count: 1, leaseSeconds: 600 }, person));

const bareClaims =
  ({ query, people: [person] }) =>
  () =>
    cpuOfEach(() => query(BARE, [person.userId]));

const p95 = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)];
const ms = (value) => `${value.toFixed(2)} ms`;
