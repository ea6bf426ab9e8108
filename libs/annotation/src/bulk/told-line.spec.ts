import fc from 'fast-check';

import { inPixels } from '../shape/coordinates.js';
import { readBulkLine } from './bulk-line.js';
import { toldLines } from './told-line.js';

const ID = '01900000-0000-7000-8000-000000000001';

/** A line as PostgreSQL writes it. */
const kept = (annotation: unknown, size: { width: number | null; height: number | null }, isSpatial = true): string =>
  `${JSON.stringify({ id: ID, contentId: ID, sourceIds: [ID], sources: [{ id: ID, name: 'boxes' }], annotation, version: 1, content: size, cursor: 'x', isSpatial })}\n`;

describe('telling lines otherwise than they are kept', () => {
  const side = fc.integer({ min: 1, max: 100_000 });
  const part = fc.double({ min: 0, max: 1, noNaN: true });
  const object = fc.oneof(
    fc.record({ label: fc.string(), bbox: fc.tuple(part, part, part, part), score: part }),
    fc.record({ label: fc.string(), point: fc.tuple(part, part) }),
    fc.record({ label: fc.string(), segmentation: fc.array(fc.array(part, { minLength: 6, maxLength: 8 })) }),
  );

  it('as fractions and taking them in again moves nothing by a billionth of a pixel', () => {
    fc.assert(
      fc.property(side, side, fc.array(object, { maxLength: 5 }), (width, height, objects) => {
        const size = { width, height };
        const annotation = inPixels({ annotation: { objects }, coordinates: 'normalised' }, size);

        const line = toldLines(kept(annotation, size), { coordinates: 'normalised' }).trim();
        const back = inPixels(readBulkLine({ line: 1, text: line, isTooLong: false }), size);

        expectClose(back, annotation);
      }),
    );
  });

  it.each([
    ['of a picture that nobody has measured', { width: null, height: null }, true, 'pixels'],
    ['without places', { width: 10, height: 10 }, false, undefined],
  ])('leaves one %s as it is', (_, size, isSpatial, told) => {
    const annotation = { objects: [{ label: 'cow', bbox: [1, 1, 2, 2] }] };
    const line = JSON.parse(toldLines(kept(annotation, size, isSpatial), { coordinates: 'normalised' })) as object;
    expect(line).toMatchObject({ annotation });
    expect((line as { coordinates?: string }).coordinates).toBe(told);
    expect(line).not.toHaveProperty('isSpatial');
  });

  it('counts the tokens of captions, and of nothing else', () => {
    const line = toldLines(kept({ caption: 'grabbed', verification: 'grabbed' }, { width: 1, height: 1 }, false), {
      tokens: 'llama',
    });
    expect(JSON.parse(line)).toMatchObject({ tokens: { caption: 4 } });
    expect(JSON.parse(toldLines(kept({ tags: ['cow'] }, { width: 1, height: 1 }), { tokens: 'llama' }))).toMatchObject({
      tokens: {},
    });
  });
});

/** The same, with numbers as near as told. */
function expectClose(one: unknown, other: unknown): void {
  if (typeof one === 'number' && typeof other === 'number') expect(Math.abs(one - other)).toBeLessThan(1e-9);
  else if (typeof one === 'object' && one !== null && typeof other === 'object' && other !== null) {
    expect(Object.keys(one)).toEqual(Object.keys(other));
    for (const [key, value] of Object.entries(one)) expectClose(value, (other as Record<string, unknown>)[key]);
  } else expect(one).toEqual(other);
}
