import type { MapRegion, MapTile } from '../data/coverage-map.js';
import { wholeMap } from '../data/map-view.js';
import { labelsOf, markAt, marksOf, picturesOf } from './scene.js';

const SCREEN = { width: 600, height: 600 };
const VIEW = wholeMap(SCREEN);
const tile = (points: readonly (readonly [id: string, x: number, y: number])[]): MapTile => ({
  version: 1,
  zoom: 0,
  x: 0,
  y: 0,
  count: points.length,
  points: {
    id: points.map(([id]) => id),
    x: points.map(([, x]) => x),
    y: points.map(([, , y]) => y),
    value: points.map(() => 0),
  },
  cells: null,
  pictures: null,
  values: ['CC0-1.0'],
});
const region = (words: string[], x: number, y: number, level = 0): MapRegion => ({ level, region: 1, x, y, words });

describe('the scene of a map', () => {
  const tiles = [
    tile([
      ['a', 0.1, 0.1],
      ['b', 0.11, 0.1],
      ['c', 0.9, 0.5],
    ]),
  ];

  it('has each point where it is, with its value', () => {
    expect(marksOf({ view: VIEW, screen: SCREEN, tiles })[0]).toEqual({ id: 'a', value: 'CC0-1.0', x: 60, y: 60 });
  });

  it('never lays a picture on another', () => {
    expect(picturesOf({ view: VIEW, screen: SCREEN, tiles }).map(({ id }) => id)).toEqual(['a', 'c']);
  });

  it('finds what is pointed at, within reach only', () => {
    const marks = marksOf({ view: VIEW, screen: SCREEN, tiles });

    expect(markAt(marks, { x: 65, y: 60 }, 10)?.id).toBe('b');
    expect(markAt(marks, { x: 300, y: 300 }, 10)).toBeUndefined();
  });

  it('names large parts while all is seen, none of them over another', () => {
    const regions = [
      region(['cow', 'meadow'], 0.5, 0.5),
      region(['bull'], 0.51, 0.5),
      region(['owl'], 0.1, 0.1),
      region(['calf'], 0.7, 0.9, 1),
    ];

    const labels = labelsOf({ view: VIEW, screen: SCREEN, regions }, (text) => text.length * 7);

    expect(labels.map(({ text }) => text)).toEqual(['cow · meadow', 'owl']);
  });
});
