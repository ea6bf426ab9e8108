import { readVectorLine } from './vector-line.js';

const ID = '019b0000-0000-7000-8000-000000000001';
const read = (line: unknown) =>
  readVectorLine(
    { line: 1, text: typeof line === 'string' ? line : JSON.stringify(line), isTooLong: false },
    'content',
  );

describe('a line of vectors', () => {
  it('names its thing and its numbers', () =>
    expect(read({ contentId: ID.toUpperCase(), vector: [1, -2.5e-3] })).toEqual({
      subjectId: ID,
      vector: [1, -0.0025],
    }));

  it.each([
    ['{"contentId": '],
    ['[1, 2]'],
    ['null'],
    [{ vector: [1] }],
    [{ contentId: 'nobody', vector: [1] }],
    [{ annotationId: ID, vector: [1] }],
    [{ contentId: ID, vector: 'many' }],
    [{ contentId: ID, vector: [1, null] }],
    [{ contentId: ID, vector: [1, '2'] }],
    [{ contentId: ID, vector: [1], status: 'available' }],
  ])('is refused: %j', (line) => {
    expect(() => read(line)).toThrow(expect.objectContaining({ code: 'embedding.broken_line' }));
  });

  it('is refused when it is too long', () => {
    const line = { line: 1, text: undefined, isTooLong: true };
    expect(() => readVectorLine(line, 'content')).toThrow(expect.objectContaining({ code: 'embedding.broken_line' }));
  });
});
