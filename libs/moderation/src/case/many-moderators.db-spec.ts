import { manyModerators } from '../testing/many-moderators.js';

it('has every case decided exactly once by eight who vanish, come late and hand things over', async () => {
  // The long version, 10,000 cases and 32 people, is apps/api/test/soak/moderators.soak-spec.ts.
  const { wrong, refused, crashes } = await manyModerators(300, 8, 7);

  expect(wrong).toEqual([]);
  expect(refused).toBeGreaterThan(0);
  expect(crashes).toBeGreaterThan(0);
}, 60_000);
