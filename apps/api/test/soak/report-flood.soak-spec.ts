import { reportFlood } from '@odr/moderation/testing';

const REPORTS = 10_000;

it('makes one case of ten thousand reports about one thing, and the last is as cheap as the first', async () => {
  const flood = await reportFlood(REPORTS, 16);

  const { firstMs, lastMs, claimMs, decideMs } = flood;
  process.stderr.write(
    `a report took ${firstMs.toFixed(1)} ms at first and ${lastMs.toFixed(1)} ms at last; claiming ${claimMs.toFixed(0)} ms, deciding ${decideMs.toFixed(0)} ms\n`,
  );
  // The newest twenty are shown, and no number of them makes anything more urgent than a few dozen do.
  expect(flood).toMatchObject({
    cases: 1,
    reports: REPORTS,
    counted: REPORTS,
    closed: REPORTS,
    shown: 20,
    priority: 500,
    wrong: [],
  });
  // Sixteen wait for one row, so the time is that of their queue; it must not grow with the reports that are there.
  expect(lastMs / firstMs).toBeLessThan(3);
}, 1_200_000);
