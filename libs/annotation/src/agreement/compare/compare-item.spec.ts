import { CAPTION_SCHEMA, TAGS_SCHEMA } from '../../schema/shipped-schemas.js';
import { BOXES_SCHEMA, POINTS_SCHEMA } from '../../schema/shipped-shapes.js';
import { comparedFields } from './compared-field.js';
import { compareItem } from './compare-item.js';

type Schema = Readonly<Record<string, unknown>>;
const SIZE = { width: 300, height: 400 };
const AT = new Date('2026-03-01T10:00:00Z');
const said = (...values: (readonly unknown[])[]) =>
  values.map((annotations, coder) => ({
    userId: `coder-${coder}`,
    annotations: annotations.map((value, at) => ({ id: `${coder}.${at}`, value, at: AT })),
  }));
const compare = (schema: Schema, ...values: (readonly unknown[])[]) =>
  compareItem(comparedFields(schema), said(...values), SIZE);

describe('what people said about one content', () => {
  it('agrees in tags, whatever their order, capitals and form', () => {
    const item = compare(TAGS_SCHEMA, [{ tags: ['Cow', 'rain'] }], [{ tags: [{ tag: 'rain' }, 'cow '] }]);

    expect(item).toMatchObject({ disagreement: 0, conflicts: [] });
    expect(item?.fields).toEqual([
      {
        name: 'tags',
        values: [
          ['cow', 'rain'],
          ['cow', 'rain'],
        ],
        similarity: [1],
      },
    ]);
  });

  it('names what each has that the other has not', () => {
    const item = compare(
      TAGS_SCHEMA,
      [{ tags: ['cow', 'rain'] }],
      [{ tags: ['cow', 'dog'] }],
      [{ tags: ['cow', 'rain'] }],
    );

    expect(item?.disagreement).toBeCloseTo((2 * (1 - 1 / 9)) / 3, 9);
    expect(item?.conflicts).toEqual([
      {
        field: 'tags',
        type: 'differing_tags',
        a: 'rain',
        b: 'dog',
        similarity: expect.closeTo(1 / 9),
        annotationIds: ['0.0', '1.0'],
      },
      {
        field: 'tags',
        type: 'differing_tags',
        a: 'dog',
        b: 'rain',
        similarity: expect.closeTo(1 / 9),
        annotationIds: ['1.0', '2.0'],
      },
    ]);
  });

  it('compares captions in the same language only', () => {
    const english = { caption: 'A cow.', language: 'en' };
    const german = { caption: 'Eine Kuh.', language: 'de' };

    expect(compare(CAPTION_SCHEMA, [english], [german])).toBeUndefined();
    expect(compare(CAPTION_SCHEMA, [english, german], [german])).toMatchObject({ disagreement: 0 });
  });

  it('takes what somebody said last', () => {
    expect(compare(TAGS_SCHEMA, [{ tags: ['dog'] }, { tags: ['cow'] }], [{ tags: ['cow'] }])?.disagreement).toBe(0);
  });

  it('keeps overlap and what both found of boxes', () => {
    const cow = { label: 'cow', bbox: [0, 0, 10, 10] };
    const item = compare(
      BOXES_SCHEMA,
      [{ objects: [cow, { label: 'dog', bbox: [50, 50, 5, 5] }] }],
      [{ objects: [cow] }],
    );

    expect(item?.fields).toEqual([{ name: 'objects', similarity: [2 / 3], overlap: [1], found: [2 / 3] }]);
    expect(item?.conflicts).toMatchObject([{ type: 'missing_annotation', a: 'dog (2)', b: null }]);
  });

  it('measures points by the size of the picture', () => {
    const eye = (x: number) => [{ objects: [{ label: 'eye', point: [x, 10] }] }];

    // The diagonal is 500, of which 5 % are 25 pixels.
    expect(compare(POINTS_SCHEMA, eye(10), eye(15))?.disagreement).toBeCloseTo(0.2, 9);
    expect(compare(POINTS_SCHEMA, eye(10), eye(40))?.disagreement).toBe(1);
  });

  it('counts ranks by how far they lie apart', () => {
    const schema = { properties: { beauty: { type: 'integer', minimum: 1, maximum: 5 } } };

    expect(compare(schema, [{ beauty: 2 }], [{ beauty: 3 }])).toMatchObject({
      disagreement: 0.25,
      conflicts: [{ type: 'mismatching_value', a: '2', b: '3' }],
    });
  });

  it.each([
    ['one person', [[{ tags: ['cow'] }]]],
    ['nobody', []],
    ['values that are none', [[{ tags: 'cow' }], [null]]],
  ])('says nothing of %s', (_who, values) => {
    expect(compare(TAGS_SCHEMA, ...values)).toBeUndefined();
  });

  it('compares the first ten of many people', () => {
    const many = Array.from({ length: 30 }, () => [{ tags: ['cow'] }]);
    expect(compare(TAGS_SCHEMA, ...many)?.coders).toHaveLength(10);
  });
});
