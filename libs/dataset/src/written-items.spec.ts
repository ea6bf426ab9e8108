import { newId } from '@odr/kernel';

import { WrittenItems } from './written-items.js';

describe('the items that were written', () => {
  it.each([0, 1, 999, 1_000, 1_001, 2_500])('are %s, given back as they came, a thousand at a time', (count) => {
    const ids = Array.from({ length: count }, () => newId<string>());
    const written = new WrittenItems();
    for (const id of ids) written.add(id);

    const batches = [...written.batches()];

    expect(batches.flat()).toEqual(ids);
    expect(batches).toHaveLength(Math.ceil(count / 1_000));
  });
});
