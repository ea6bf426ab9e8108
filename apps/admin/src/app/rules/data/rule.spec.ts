import { comparisonOf, EMPTY_GROUP, expressionOf, inRows, operatorsOf } from './rule.js';

describe('rows of a rule', () => {
  it('begin with a comparison that fits the fact', () => {
    const rows = [
      comparisonOf({ name: 'nsfw.sexy', type: 'double', means: '' }),
      comparisonOf({ name: 'flagged.nsfw', type: 'bool', means: '' }),
      comparisonOf({ name: 'license.verdict', type: 'string', means: '', values: ['open', 'unknown'] }),
      comparisonOf({ name: 'labels', type: 'list<string>', means: '' }),
    ];

    expect(expressionOf({ ...EMPTY_GROUP, conditions: rows })).toBe(
      'nsfw.sexy > 0 && flagged.nsfw && license.verdict == "open" && "" in labels',
    );
  });

  it('leave lists of findings to expressions', () => {
    expect(['list<Finding>', 'list<string>', 'int'].map((type) => inRows({ type }))).toEqual([false, true, true]);
    expect(operatorsOf('string')).toContain('finds');
  });
});
