import { expressionOf, type RuleCondition } from '@odr/contracts';
import { conditionsOf } from './conditions.js';
import { readRule } from './rule-language.js';

const rowsOf = (expression: string) => {
  const { rule, problems } = readRule(expression);
  expect(problems).toEqual([]);
  return rule ? conditionsOf(rule.ast) : null;
};

describe('the rows of an expression', () => {
  it('are comparisons that hold together', () => {
    expect(rowsOf('image.width < 300 && !(text.name.contains("a\\"b"))')).toEqual({
      kind: 'group',
      join: 'all',
      isNegated: false,
      conditions: [
        { kind: 'comparison', fact: 'image.width', operator: '<', value: 300, isNegated: false },
        { kind: 'comparison', fact: 'text.name', operator: 'contains', value: 'a"b', isNegated: true },
      ],
    });
  });

  it.each([
    'image.width < 300',
    'nsfw.porn >= 0.7 || nsfw.sexy > 0.8',
    'flagged.nsfw && (uploader.approved == 0 || "spam" in labels) && !uploader.inTeam',
    'text.name.finds("(?i)casino|\\\\bpoker\\\\b") || !text.alt.startsWith("\\u2028\\n\'x")',
    '!(flagged.nsfw || flagged.face) && !("ok" in labels) && !(image.width > 5)',
    '(image.width > 1 && image.height > 1) || (image.width < -3 && image.ratio != 1.5)',
    '!((flagged.nsfw || flagged.face) && image.width > 1)',
  ])('%s is read, written and read as the same', (expression) => {
    const rows = rowsOf(expression);

    expect(rows).not.toBeNull();
    expect(rowsOf(expressionOf(rows as RuleCondition))).toEqual(rows);
  });

  it.each([
    'image.width * 2 > 3',
    'findings.exists(f, f.flag == "nsfw")',
    'flagged.nsfw ? true : false',
    'image.width > image.height',
    'license.verdict in ["open"]',
    '5 < image.width',
    'flagged.nsfw == false',
  ])('%s stays text', (expression) => {
    expect(rowsOf(expression)).toBeNull();
  });
});
