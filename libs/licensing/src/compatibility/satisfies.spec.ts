import { satisfies } from './satisfies.js';

// spdx-satisfies, examples.json: 16 that hold, 6 that do not, 2 that are refused.
describe('satisfying a list of approved licences', () => {
  it.each([
    ['MIT', ['MIT']],
    ['MIT', ['ISC', 'MIT']],
    ['Zlib', ['ISC', 'MIT', 'Zlib']],
    ['GPL-2.0', ['GPL-2.0+']],
    ['GPL-3.0', ['GPL-2.0+']],
    ['GPL-1.0+', ['GPL-2.0+']],
    ['GPL-2.0-only', ['GPL-2.0-only']],
    ['GPL-3.0-only', ['GPL-2.0+']],
    ['LGPL-3.0-only', ['LGPL-3.0-or-later']],
    ['GPL-2.0', ['GPL-2.0+']],
    ['GPL-2.0-only', ['GPL-2.0+']],
    ['GPL-2.0', ['GPL-2.0-or-later']],
    ['GPL-3.0 WITH Bison-exception-2.2', ['GPL-2.0+ WITH Bison-exception-2.2']],
    ['(MIT OR GPL-2.0)', ['ISC', 'MIT']],
    ['(MIT OR Apache-2.0) AND (ISC OR GPL-2.0)', ['Apache-2.0', 'ISC']],
    ['(MIT AND GPL-2.0)', ['MIT', 'GPL-2.0']],
  ])('%s satisfies %j', (expression, approved) => expect(satisfies(expression, approved)).toBe(true));

  it.each([
    ['GPL-3.0', ['ISC', 'MIT']],
    ['GPL-1.0', ['GPL-2.0+']],
    ['GPL-2.0', ['GPL-2.0+ WITH Bison-exception-2.2']],
    ['(MIT AND GPL-2.0)', ['ISC', 'GPL-2.0']],
    ['MIT AND (GPL-2.0 OR ISC)', ['MIT']],
    ['(MIT OR Apache-2.0) AND (ISC OR GPL-2.0)', ['MIT']],
  ])('%s does not satisfy %j', (expression, approved) => expect(satisfies(expression, approved)).toBe(false));

  it.each([
    ['MIT AND ISC', ['(MIT OR GPL-2.0) AND ISC']],
    ['MIT AND ISC', ['(MIT AND GPL-2.0)', 'ISC']],
    ['CC BY 4.0', ['MIT']],
  ])('%s against %j is refused', (expression, approved) =>
    expect(() => satisfies(expression, approved)).toThrow(RangeError),
  );

  it('keeps ports of one version apart', () => {
    expect(satisfies('CC-BY-3.0-DE', ['CC-BY-3.0-AT'])).toBe(false);
    expect(satisfies('CC-BY-4.0', ['CC-BY-2.0+'])).toBe(true);
  });
});
