import { joined, startedWith, without } from './joined-value.policy.js';

const box = (x: number) => ({ label: 'cow', bbox: [x, 0, 1, 1] });

describe('what accepted pieces make of an annotation', () => {
  it('adds what is not there yet and keeps everything else', () => {
    expect(startedWith('tags', 'cow')).toEqual({ tags: ['cow'] });
    expect(joined('tags', { tags: ['Cow'], note: 1 }, ['cow ', { tag: 'hill' }])).toEqual({
      tags: ['Cow', { tag: 'hill' }],
      note: 1,
    });
    expect(joined('tags', { tags: [{ tag: 'cow' }] }, ['COW'])).toBeUndefined();
    expect(joined('boxes', { objects: [box(1)] }, [box(1), box(2), box(2)])).toEqual({ objects: [box(1), box(2)] });
  });

  it('takes out the very piece, once, and says when nothing is left', () => {
    expect(without('boxes', { objects: [box(1), box(2), box(1)] }, box(1))).toEqual({ objects: [box(2), box(1)] });
    expect(without('boxes', { objects: [box(1)] }, box(1))).toBeNull();
    expect(without('boxes', { objects: [box(1)] }, box(3))).toBeUndefined();
    expect(without('caption', { caption: 'A' }, { caption: 'A' })).toBeNull();
    expect(without('tags', 'not an annotation of ours', 'cow')).toBeUndefined();
  });
});
