import { ANONYMOUS_SCOPE } from '@odr/access';
import { containing, matching, type ContentFilter } from './content.filter.js';
import { parameters } from './content.condition.js';

describe('the filters of contents', () => {
  it('says the same with other values, which travel as parameters', () => {
    const [one, other] = [parameters('first'), parameters('first')];

    const text = matching({ license: 'MIT', minWidth: 1 }, ANONYMOUS_SCOPE)(one.bind);

    expect(text).toBe('(c.license = $2) AND (c.width >= $3::int)');
    expect(one.values).toEqual(['first', 'MIT', 1]);
    expect(matching({ minWidth: 7, license: `'; DROP` }, ANONYMOUS_SCOPE)(other.bind)).toBe(text);
  });

  it('takes any of several licences and formats, and a name as it is', () => {
    const { values, bind } = parameters();

    const text = matching({ license: 'MIT,CC0-1.0', format: 'png,jpeg', author: 'Lovelace, Ada' })(bind);

    expect(text).toContain('(c.license = ANY($1::text[]))');
    expect(text).toContain('(c.format = ANY($3::text[]))');
    expect(values).toEqual([['MIT', 'CC0-1.0'], 'Lovelace, Ada', ['png', 'jpeg']]);
  });

  it.each<[string, object]>([
    ['nothing', {}],
    ['null', { license: null }],
    ['undefined', { license: undefined }],
    ['a least width of 0', { minWidth: 0 }],
    ['a field of somebody else', { q: 'cow', limit: 5 }],
  ])('asks for nothing when given %s', (_, filter) => {
    const { values, bind } = parameters();

    expect(matching(filter as ContentFilter, ANONYMOUS_SCOPE)(bind)).toBe('true');
    expect(values).toEqual([]);
  });

  it('looks for the text itself, not for what LIKE makes of it', () => {
    const { values, bind } = parameters();

    const text = containing('50%_\\')(bind);

    expect(text).toBe('(c.name ILIKE $1 OR c.alt_text ILIKE $1)');
    expect(values).toEqual(['%50\\%\\_\\\\%']);
  });
});
