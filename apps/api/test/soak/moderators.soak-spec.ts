import { manyModerators } from '@odr/moderation/testing';

/** So long for 10,000 cases on two busy cores. */
const LIMIT_MS = 30 * 60_000;

it(
  'lets 32 moderators decide 10,000 cases exactly once, although they vanish, come late and hand things over',
  async () => {
    const startedMs = performance.now();

    const { wrong, refused, crashes } = await manyModerators(10_000, 32, Date.now());

    const seconds = Math.round((performance.now() - startedMs) / 1_000);
    process.stderr.write(`10,000 cases in ${seconds} s, ${crashes} vanished, ${refused} decisions came too late\n`);
    expect(wrong).toEqual([]);
    expect(refused).toBeGreaterThan(0);
    expect(crashes).toBeGreaterThan(0);
  },
  LIMIT_MS,
);
