import { SchemaValidator } from './schema-validator.js';
import { SHIPPED_FIXTURES } from '../testing/shipped-fixtures.js';

const validator = new SchemaValidator();

describe.each(SHIPPED_FIXTURES)('the shipped schema of $name', ({ name, schema, valid, invalid }) => {
  it('can be enforced', () => {
    expect(validator.checkSchema(schema)).toEqual([]);
  });

  it.each(valid.map((value) => [value]))('takes %j', (value) => {
    expect(validator.validate(name, schema, value, '')).toEqual([]);
  });

  it.each(invalid)('names %s', (expected, value) => {
    const errors = validator.validate(name, schema, value, '').map(({ path, code }) => `${path} ${code}`);
    expect(errors).toContain(expected);
  });
});
