import { clouds } from '../testing/clouds.js';
import { fitModel, type FitOptions, type MapModel } from './map-model.js';
import { matrix, rowOf, type Matrix } from './matrix.js';
import { place } from './placement.js';
import { project } from './principal-components.js';
import { projectionQuality } from './projection-quality.js';

const OPTIONS: FitOptions = { seed: 7, neighbours: 15, components: 32, epochs: 100, isNormalised: true };
const copyOf = ({ values, rows, columns }: Matrix): Matrix => matrix(rows, columns, values.slice());
const first = (given: Matrix, rows: number): Matrix =>
  matrix(rows, given.columns, given.values.slice(0, rows * given.columns));
const nothing = (rows: number): Uint32Array => new Uint32Array(rows);

describe('a map of clouds', () => {
  const { vectors, cloudOf } = clouds(700, 32, 20);
  const landmarks = first(vectors, 600);
  let model: MapModel;

  beforeAll(() => {
    model = fitModel(copyOf(landmarks), OPTIONS);
  });

  it('keeps neighbours together far better than the two first principal components', () => {
    const sample = first(vectors, 300);
    const reduced = project(copyOf(sample), model.components);
    const plane = matrix(300, 2);
    for (let row = 0; row < 300; row++) plane.values.set(rowOf(reduced, row).subarray(0, 2), 2 * row);
    const { positions } = place(model, copyOf(sample), nothing(300));

    const onMap = projectionQuality(sample, matrix(300, 2, positions), 15);
    const onPlane = projectionQuality(sample, plane, 15);

    expect(onMap.trustworthiness.value).toBeGreaterThan(0.95);
    expect(onMap.trustworthiness.low).toBeGreaterThan(onPlane.trustworthiness.high);
    expect(onMap.neighboursKept.low).toBeGreaterThan(onPlane.neighboursKept.high);
  });

  it('is the same again from the same seed, and another from another', () => {
    const small = first(vectors, 200);
    const [one, two, other] = [7, 7, 8].map((seed) => fitModel(copyOf(small), { ...OPTIONS, seed, epochs: 20 }).layout);

    expect(two).toEqual(one);
    expect(other).not.toEqual(one);
  });

  it('puts what comes later into its cloud, where it would be whatever comes with it', () => {
    const later = matrix(100, 32, vectors.values.slice(600 * 32));
    const there = place(model, copyOf(landmarks), nothing(600)).positions;
    const { positions } = place(model, copyOf(later), nothing(100));
    const alone = place(model, matrix(1, 32, later.values.slice(0, 32)), nothing(1));

    expect([...alone.positions]).toEqual([...positions.subarray(0, 2)]);
    const right = Array.from({ length: 100 }, (_, row) => {
      let [best, cloud] = [Infinity, -1];
      for (let at = 0; at < 600; at++) {
        const away = Math.hypot(
          (there[2 * at] ?? 0) - (positions[2 * row] ?? 0),
          (there[2 * at + 1] ?? 0) - (positions[2 * row + 1] ?? 0),
        );
        if (away < best) [best, cloud] = [away, cloudOf[at] ?? -1];
      }
      return cloud === cloudOf[600 + row];
    });
    expect(right.filter(Boolean).length).toBeGreaterThanOrEqual(98);
  });

  it('tells what is like nothing that was there from what is', () => {
    const known = place(model, matrix(100, 32, vectors.values.slice(600 * 32)), nothing(100)).strangeness;
    const strangers = place(model, clouds(100, 32, 5, 0.5, 99).vectors, nothing(100)).strangeness;

    expect(known.filter((one) => one > 1).length).toBeLessThan(20);
    expect(strangers.filter((one) => one > 1).length).toBeGreaterThan(90);
  });

  it('lies in the unit square, in as many parts as there are clouds', () => {
    const { positions, regions } = place(model, copyOf(landmarks), nothing(600));

    expect(positions.every((one) => one >= 0 && one < 1)).toBe(true);
    const parts = new Set([...regions].filter((one) => one > 0));
    expect(parts.size).toBeGreaterThanOrEqual(8);
    expect(parts.size).toBeLessThanOrEqual(24);
    // A part is of one cloud: whoever is in it is mostly of the same.
    const pure = [...parts].map((part) => {
      const of = [...regions].flatMap((one, at) => (one === part ? [cloudOf[at] ?? -1] : []));
      return Math.max(...of.map((cloud) => of.filter((one) => one === cloud).length)) / of.length;
    });
    expect(pure.reduce((sum, one) => sum + one, 0) / pure.length).toBeGreaterThan(0.9);
  });
});

describe('a map of little', () => {
  it.each([2, 3, 10, 20])('is drawn of %d things, even if all are the same', (count) => {
    const same = matrix(count, 8, new Float32Array(count * 8).fill(1));
    const some = clouds(count, 8, 2).vectors;

    for (const vectors of [same, some]) {
      const model = fitModel(copyOf(vectors), OPTIONS);
      const { positions } = place(model, copyOf(vectors), nothing(count));

      expect(positions.every((one) => Number.isFinite(one) && one >= 0 && one < 1)).toBe(true);
    }
  });
});
