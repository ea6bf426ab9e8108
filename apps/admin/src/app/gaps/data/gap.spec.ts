import { facetChart, likeness, nearestChart, searchFor } from './gap.js';

describe('gaps of the collection', () => {
  it('lead to the search that shows them, where there is one', () => {
    expect(searchFor('license', 'MIT')).toEqual({ license: 'MIT' });
    expect(searchFor('tag', 'highland "cow"')).toEqual({ q: '"highland  cow "' });
    expect(searchFor('language', 'de')).toBeUndefined();
  });

  it('are drawn with the words people read', () => {
    const facet = { facet: 'aspect', known: 3, values: 1, single: 0, most: [{ value: 'square', count: 3 }], least: [] };

    expect(facetChart(facet)).toMatchObject({ kind: 'bars', labelTitle: 'Shapes', labels: ['Square'] });
    expect([likeness(0.416), likeness(-0.1)].map((words) => /\d+ %/.exec(words)?.[0])).toEqual(['42 %', '0 %']);
    expect(nearestChart([1, 2]).labels).toEqual(['0 to 10 %', '10 to 20 %']);
  });
});
