import type { CaseId } from '@odr/kernel';
import { seedUser } from '@odr/platform/testing';
import { CaseOpener } from '../case/case-opener.js';
import { SYSTEM } from '../event/moderation-events.js';
import { contradictions } from './check-history.js';
import { ModeratorCrowd, type DayOfWork } from './moderator-crowd.js';
import { ModerationWorld } from './moderation-world.js';

/** What has to be empty when nothing went wrong, and what went on. */
export interface ManyModerators extends Pick<DayOfWork, 'refused' | 'crashes'> {
  readonly wrong: readonly string[];
}

/** A random number generator that repeats itself for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const STATED = `
  SELECT count(*) FILTER (WHERE c.state = 'decided')::integer AS decided,
         count(*) FILTER (WHERE c.closed_at IS NULL)::integer AS open,
         (SELECT count(*) FROM moderation_decision d WHERE d.is_final)::integer AS decisions,
         (SELECT count(DISTINCT d.case_id) FROM moderation_decision d WHERE d.is_final)::integer AS "decidedCases"
    FROM moderation_case c WHERE c.queue = $1`;

/** Cases with a history from the first moment on. */
async function openCases(world: ModerationWorld, count: number, queue: string): Promise<CaseId[]> {
  const contents = await world.test.asOwner<{ id: string }>(
    `INSERT INTO content (id, type, name, status, processing_state, sha256, format, size, license, license_verdict, user_id)
     SELECT gen_random_uuid(), 'image', 'picture', 'pending', 'done', encode(sha256(gen_random_uuid()::text::bytea), 'hex'), 'jpeg',
            1000, 'CC0-1.0', 'open', $1 FROM generate_series(1, $2) RETURNING id`,
    [await seedUser(world.test), count],
  );
  const opener = world.get(CaseOpener);
  return world.test.db.transaction(async () => {
    const opened: CaseId[] = [];
    for (const [place, { id }] of contents.entries()) {
      const urgency = { severity: place % 5, priority: place % 100 };
      const subject = { type: 'content', id } as const;
      const order = { subject, family: queue, queue, urgency, cause: null, actor: SYSTEM };
      const caseId = await opener.raise(order);
      if (caseId !== undefined) opened.push(caseId);
    }
    return opened;
  });
}

/** Lets people decide cases who vanish, come back too late and hand things over, and looks for anything that is not as it must be. */
export async function manyModerators(cases: number, people: number, seed: number): Promise<ManyModerators> {
  const world = await ModerationWorld.start();
  try {
    const queue = await world.queue('crowd');
    const ids = await openCases(world, cases, queue);
    const principals = await Promise.all(Array.from({ length: people }, () => world.person()));
    const { decided, refused, crashes, tokens } = await new ModeratorCrowd(world, queue, randomOf(seed)).work(
      principals,
    );
    const [stated] = await world.test.db.query(STATED, [queue]);
    const subjects = await world.test.db.query<{ id: string }>(
      `SELECT subject_id AS id FROM moderation_case WHERE queue = $1`,
      [queue],
    );
    const expected = { decided: cases, open: 0, decisions: cases, decidedCases: cases };
    const wrong = [
      ...(JSON.stringify(stated) === JSON.stringify(expected) ? [] : [`tables say ${JSON.stringify(stated)}`]),
      ...(new Set(decided).size === ids.length && decided.length === ids.length ? [] : ['somebody was told wrongly']),
      ...[...tokens]
        // Whoever hears of a token first is chance; each is one more than the last, and nobody's twice.
        .filter(([, given]) => given.toSorted((a, b) => a - b).some((token, index) => token !== index + 1))
        .map(([id, given]) => `tokens of ${id}: ${given.join(' ')}`),
      ...(await contradictions(
        world.test,
        subjects.map(({ id }) => id),
      )),
    ];
    return { wrong, refused, crashes };
  } finally {
    await world.stop();
  }
}
