import { consequence, evidenceWords, keeperWords, type Member } from './cluster.js';
import { difference, overlayOf, turnedBox, turnMatrix } from './overlay.js';

const member = (id: string, annotations = 0, sources: string[] = []): Member =>
  ({ content: { id }, annotations, sources, authors: [] }) as unknown as Member;

describe('a cluster in words', () => {
  it('says what a pair has in common', () => {
    expect(
      evidenceWords({
        firstId: 'a',
        secondId: 'b',
        reason: 'cropped',
        evidence: {
          boxOfFirst: [0, 0, 0.9, 0.9],
          boxOfSecond: [0, 0, 1, 1],
          orientation: 'rotated_90',
          same: 0.99,
          bits: 1,
        },
      }),
    ).toBe('81 % of the picture, rotated 90°, 99 % the same, 1 bit apart');
    expect(evidenceWords({ firstId: 'a', secondId: 'b', reason: 'identical', evidence: {} })).toBe('');
  });

  it('says why one is proposed to stay', () => {
    expect(keeperWords(['most_pixels', 'oldest'])).toBe('has the most pixels and was here first');
  });

  it('says what a decision will do', () => {
    const members = [member('a'), member('b', 2, ['x']), member('c', 1, ['x', 'y'])];
    const decision = { version: 1, keep: ['a'], remove: ['b', 'c'], notDuplicates: [] };
    expect(consequence(members, decision)).toBe(
      '1 picture stays; 2 copies go; 3 annotations and 2 sources move to what stays.',
    );
    expect(consequence(members, { ...decision, keep: ['a', 'b'], remove: [], notDuplicates: [['a', 'b']] })).toBe(
      '2 pictures stay; 1 pair never proposed again.',
    );
  });
});

describe('laying one picture on another', () => {
  const pair = {
    firstId: 'a',
    secondId: 'b',
    reason: 'cropped' as const,
    evidence: {
      orientation: 'rotated_90' as const,
      boxOfFirst: [0.1, 0.2, 0.6, 0.9] as const,
      boxOfSecond: [0, 0, 1, 1] as const,
    },
  };

  it('turns the other, never the one that is kept', () => {
    expect(overlayOf(pair, 'b')).toEqual({ ofKeeper: [0, 0, 1, 1], turn: 'rotated_90', ofOther: [0.1, 0.2, 0.6, 0.9] });
    const seen = overlayOf(pair, 'a');
    expect(seen.turn).toBe('rotated_270');
    expect(turnedBox(seen.ofKeeper, 'rotated_90').map((edge) => Number(edge.toFixed(3)))).toEqual([0.1, 0.2, 0.6, 0.9]);
  });

  it('draws a picture turned', () => {
    expect(turnMatrix('rotated_90', 40, 30)).toEqual([0, 1, -1, 0, 30, 0]);
    expect(turnMatrix('mirrored', 40, 30)).toEqual([-1, 0, 0, 1, 40, 0]);
  });

  it('shows where pixels differ', () => {
    const a = Uint8ClampedArray.of(10, 20, 30, 255);
    difference(a, Uint8ClampedArray.of(20, 20, 0, 255), 4);
    expect([...a]).toEqual([40, 0, 120, 255]);
  });
});
