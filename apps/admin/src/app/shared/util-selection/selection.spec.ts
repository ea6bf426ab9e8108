import { Selection } from './selection.js';

describe('a selection', () => {
  it('keeps the order in which things were picked, each once', () => {
    const selection = new Selection();

    selection.set('b', true);
    selection.set('a', true);
    selection.setAll(['b', 'c']);
    selection.set('a', false);

    expect(selection.ids()).toEqual(['b', 'c']);
    expect([selection.has('b'), selection.has('a'), selection.size()]).toEqual([true, false, 2]);
    selection.clear();
    expect(selection.ids()).toEqual([]);
  });
});
