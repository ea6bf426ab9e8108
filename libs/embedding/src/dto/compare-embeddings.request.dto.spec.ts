import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { CompareEmbeddingsRequest } from './compare-embeddings.request.dto.js';

const wrong = (body: object) =>
  validateSync(plainToInstance(CompareEmbeddingsRequest, body)).map(({ property }) => property);

describe('a comparison', () => {
  const operand = { vector: [1, 0] };

  it('is of two operands', () => expect(wrong({ a: operand, b: operand })).toEqual([]));

  it.each([
    [{}, ['a', 'b']],
    [{ a: operand }, ['b']],
    [{ a: operand, b: null }, ['b']],
    [{ a: operand, b: [operand] }, ['b']],
    [{ a: operand, b: 'vector' }, ['b']],
  ])('is not asked for with %j', (body, properties) => expect(wrong(body)).toEqual(properties));
});
