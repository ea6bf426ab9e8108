import type { ContentId } from '@odr/kernel';
import { suspectedOf } from './laundering.policy.js';

const held = (contentId: string, license: string | null, day: number) => ({
  contentId: contentId as ContentId,
  license,
  createdAt: new Date(Date.UTC(2026, 2, day)),
});

describe('copies that suggest a laundered licence', () => {
  it.each([
    ['the same licence', [held('a', 'CC-BY-4.0', 1), held('b', 'CC-BY-4.0', 2)], []],
    ['a stricter one that came first', [held('a', 'CC-BY-NC-4.0', 1), held('b', 'CC0-1.0', 2)], ['b: a CC-BY-NC-4.0']],
    ['a stricter one that came later', [held('a', 'CC0-1.0', 1), held('b', 'CC-BY-ND-4.0', 2)], ['a: b CC-BY-ND-4.0']],
    [
      'another one, as strict, that is older',
      [held('a', 'CC-BY-2.0', 1), held('b', 'CC-BY-4.0', 2)],
      ['b: a CC-BY-2.0'],
    ],
    ['one that nobody has stated', [held('a', null, 1), held('b', 'CC0-1.0', 2)], []],
    ['itself alone', [held('a', 'CC0-1.0', 1)], []],
  ])('%s', (_what, members, suspected) =>
    expect(
      suspectedOf(members).map(
        ({ contentId, copies }) => `${contentId}: ${copies.map((copy) => Object.values(copy).join(' ')).join(', ')}`,
      ),
    ).toEqual(suspected),
  );
});
