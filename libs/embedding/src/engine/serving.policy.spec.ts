import type { EmbeddingEngine } from '@odr/entities';
import { servingEngine, textEnginesAmong } from './serving.policy.js';

const engine = (name: string, ...reads: string[]): EmbeddingEngine => ({ name, reads }) as unknown as EmbeddingEngine;
const all = (): boolean => true;
const none = (): boolean => false;
const only =
  (name: string) =>
  (each: EmbeddingEngine): boolean =>
    each.name === name;

const [first, second, joint] = [engine('first', 'text'), engine('second', 'text'), engine('joint', 'text', 'image')];

describe('the engine that answers when none is named', () => {
  it('is the default while it can', () => expect(servingEngine([first, second], 'text', all)).toBe(first));

  it('is another one when the default cannot compute now', () =>
    expect(servingEngine([first, second], 'text', only('second'))).toBe(second));

  it('is the default when none can, so that the reason is its own', () =>
    expect(servingEngine([first, second], 'text', none)).toBe(first));

  it('is the default for vectors that are stored, whatever its model does', () =>
    expect(servingEngine([first, second], undefined, only('second'))).toBe(first));

  it('is one that reads what is asked', () => expect(servingEngine([first, joint], 'image', all)).toBe(joint));

  it('is nobody when nothing serves', () => expect(servingEngine([], 'text', all)).toBeUndefined());
});

describe('the engines for a question in words', () => {
  it('are one for captions, and one for pictures where a joint one serves', () => {
    const pictures = engine('pictures', 'image');
    expect(textEnginesAmong({ annotation: [first, second], content: [pictures, joint] }, all)).toEqual([
      { engine: first, standsFor: 'captions' },
      { engine: joint, standsFor: 'pictures' },
    ]);
  });

  it('are captions alone where no engine of pictures reads words', () => {
    const answer = textEnginesAmong({ annotation: [first], content: [engine('pictures', 'image')] }, all);
    expect(answer.map(({ standsFor }) => standsFor)).toEqual(['captions']);
  });
});
