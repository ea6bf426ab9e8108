import { reportFlood } from '../testing/report-flood.js';

it('makes one case of three hundred reports that come eight at a time, counted right and closed together', async () => {
  // The long version, 10,000 reports, is apps/api/test/soak/report-flood.soak-spec.ts.
  const flood = await reportFlood(300, 8);

  expect(flood).toMatchObject({
    cases: 1,
    reports: 300,
    counted: 300,
    closed: 300,
    shown: 20,
    priority: 500,
    wrong: [],
  });
});
