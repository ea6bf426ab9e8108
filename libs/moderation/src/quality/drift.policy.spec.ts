import { seeded } from '@odr/annotation';
import { driftOf } from './drift.policy.js';

const RUNS = 1_000;
const random = seeded(2_024);
/** Reviews of somebody who agrees so often. */
const reviews = (count: number, share: number): boolean[] => Array.from({ length: count }, () => random() < share);
const alarmed = (make: () => boolean[]): number =>
  Array.from({ length: RUNS }, make).filter((agreed) => driftOf(agreed)?.isAlarmed).length / RUNS;

describe('the alarm about drift', () => {
  it.each([0.95, 0.9, 0.8])(
    'is silent about somebody who goes on agreeing in %d of cases: at most 3 false alarms in 100 within 150 reviews',
    (share) => {
      expect(alarmed(() => reviews(230, share))).toBeLessThanOrEqual(0.03);
    },
  );

  it.each([
    [0.95, 0.7],
    [0.9, 0.6],
    [0.8, 0.5],
  ])('finds who falls from %d to %d within a hundred reviews: 95 of 100', (before, after) => {
    expect(alarmed(() => [...reviews(130, before), ...reviews(100, after)])).toBeGreaterThanOrEqual(0.95);
  });

  it('is not raised by who gets better', () => {
    expect(alarmed(() => [...reviews(130, 0.7), ...reviews(100, 0.95)])).toBeLessThanOrEqual(0.02);
  });

  it('waits until there is something to compare with', () => {
    expect(driftOf(reviews(80, 0.5))).toBeUndefined();
    expect(driftOf([...reviews(80, 1), ...Array<boolean>(30).fill(false)])).toMatchObject({
      before: 1,
      lately: 0,
      isAlarmed: true,
    });
  });
});
