import {
  isBoxObject,
  isCaptionValue,
  isObjectsValue,
  isPointObject,
  isPolygonObject,
  isTagsValue,
} from './annotated-object.js';

const box = { label: 'cow', bbox: [1, 2, 3.5, 4] };
const polygon = { label: 'cow', segmentation: [[0, 0, 4, 0, 4, 4]], bbox: [0, 0, 4, 4] };
const point = { label: 'eye', point: [1, 2], visibility: 2 };

describe('values of annotations', () => {
  it('tells boxes, polygons and points apart', () => {
    expect([box, polygon, point].map(isBoxObject)).toEqual([true, false, false]);
    expect([box, polygon, point].map(isPolygonObject)).toEqual([false, true, false]);
    expect([box, polygon, point].map(isPointObject)).toEqual([false, false, true]);
    expect(isObjectsValue({ objects: [box, polygon, point] })).toBe(true);
    expect(isObjectsValue({ objects: [] })).toBe(true);
  });

  it.each([
    ['nothing', undefined],
    ['a list', [box]],
    ['no label', { objects: [{ bbox: [0, 0, 1, 1] }] }],
    ['three numbers', { objects: [{ label: 'a', bbox: [0, 0, 1] }] }],
    ['a text among numbers', { objects: [{ label: 'a', bbox: [0, 0, 1, '1'] }] }],
    ['two corners', { objects: [{ label: 'a', segmentation: [[0, 0, 1, 1]] }] }],
    ['half a corner', { objects: [{ label: 'a', segmentation: [[0, 0, 1, 1, 2, 2, 3]] }] }],
    ['a number that is none', { objects: [{ label: 'a', point: [NaN, 0] }] }],
  ])('does not draw %s', (_, value) => expect(isObjectsValue(value)).toBe(false));

  it('knows captions and tags', () => {
    expect(isCaptionValue({ caption: 'Eine Kuh.', language: 'de' })).toBe(true);
    expect(isCaptionValue({ caption: 7 })).toBe(false);
    expect(isTagsValue({ tags: ['cow', { tag: 'rain', confidence: 0.4 }] })).toBe(true);
    expect(isTagsValue({ tags: [{ name: 'cow' }] })).toBe(false);
  });
});
