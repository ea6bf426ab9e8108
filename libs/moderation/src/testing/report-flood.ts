import type { UserId } from '@odr/kernel';
import { seedContent } from '@odr/platform/testing';
import { ReportService } from '../report/report.service.js';
import { contradictions } from './check-history.js';
import { ModerationWorld } from './moderation-world.js';

/** What a flood left behind. */
export interface ReportFlood {
  readonly cases: number;
  readonly reports: number;
  /** What the queue says, and what a moderator is shown. */
  readonly counted: number;
  readonly shown: number;
  readonly priority: number;
  /** Closed with the one decision. */
  readonly closed: number;
  /** Milliseconds of one report, in the middle of the first tenth and of the last. */
  readonly firstMs: number;
  readonly lastMs: number;
  /** Milliseconds of claiming the case and of deciding it. */
  readonly claimMs: number;
  readonly decideMs: number;
  /** What has to be empty when tables and history agree. */
  readonly wrong: readonly string[];
}

/** Lets so many people report one thing, some of them at once, and one moderator decide it. */
export async function reportFlood(count: number, atOnce: number): Promise<ReportFlood> {
  const world = await ModerationWorld.start();
  try {
    const mina = await world.person();
    const content = await seedContent(world.test);
    const times = await reportedBy(world, content, count, atOnce);
    const { result: item, ms: claimMs } = await timed(() => world.claim(mina, content, 'reports'));
    const { result: decided, ms: decideMs } = await timed(() => world.decide(mina, [item], 'delist'));
    if (decided.status !== 201) throw new Error(`Deciding answered ${decided.status}: ${JSON.stringify(decided.body)}`);
    const [stated] = await world.test.db.query<{ cases: number; reports: number; closed: number }>(
      `SELECT (SELECT count(*) FROM moderation_case WHERE subject_id = $1)::integer AS cases,
              count(*)::integer AS reports, count(*) FILTER (WHERE outcome = 'actioned')::integer AS closed
         FROM report WHERE subject_id = $1`,
      [content],
    );
    const tenth = Math.ceil(count / 10);
    return {
      ...(stated ?? { cases: 0, reports: 0, closed: 0 }),
      counted: item.reportCount,
      shown: item.reasons.length,
      priority: item.priority,
      ...{ firstMs: middle(times.slice(0, tenth)), lastMs: middle(times.slice(-tenth)), claimMs, decideMs },
      wrong: await contradictions(world.test, [content]),
    };
  } finally {
    await world.stop();
  }
}

/** @returns how long each report took, in the order in which they were begun */
async function reportedBy(world: ModerationWorld, subjectId: string, count: number, atOnce: number): Promise<number[]> {
  const people = await world.test.asOwner<{ id: UserId }>(
    `INSERT INTO user_account (id, email, name, password_hash, role)
     SELECT id, id || '@example.org', 'One of many', '-', 'contributor' FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $1)) many
     RETURNING id`,
    [count],
  );
  const service = world.get(ReportService);
  const report = { subjectType: 'content', subjectId, reason: 'copyright' } as const;
  const times: number[] = [];
  const waiting = people.entries();
  const lane = async (): Promise<void> => {
    for (const [place, { id }] of waiting)
      times[place] = (await timed(() => service.file(report, { userId: id, role: 'contributor', teams: [] }))).ms;
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return times;
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly ms: number }> {
  const startedMs = performance.now();
  return { result: await work(), ms: performance.now() - startedMs };
}

const middle = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
