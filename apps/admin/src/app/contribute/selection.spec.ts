import { NOTHING, allOrNothing, toggled } from './selection.js';

const order = ['a', 'b', 'c', 'd', 'e'];
const chosen = (selection: { readonly ids: ReadonlySet<string> }): string[] => [...selection.ids].toSorted();

describe('a selection', () => {
  it('takes in one after the other, and a range from the last one touched', () => {
    const first = toggled(NOTHING, order, 'b', false);
    expect(chosen(first)).toEqual(['b']);
    const range = toggled(first, order, 'd', true);
    expect(chosen(range)).toEqual(['b', 'c', 'd']);
    expect(chosen(toggled(range, order, 'a', true))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('takes a range out again', () => {
    const all = allOrNothing(NOTHING, order);
    const without = toggled(toggled(all, order, 'b', false), order, 'd', true);
    expect(chosen(without)).toEqual(['a', 'e']);
  });

  it('is all or nothing at a key', () => {
    expect(chosen(allOrNothing(NOTHING, order))).toEqual(order);
    expect(allOrNothing(allOrNothing(NOTHING, order), order)).toBe(NOTHING);
  });
});
