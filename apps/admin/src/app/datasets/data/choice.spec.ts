import { convertToParamMap } from '@angular/router';

import { checkOf, choiceOf, wishOf } from './choice.js';

const wish = (params: Record<string, string>) => wishOf(choiceOf(convertToParamMap(params)));

describe('what a version is to be made of', () => {
  it.each([
    [{}, { query: {}, leavesOut: false }],
    [
      { q: ' cow ', minWidth: '512', profile: 'omi-sa' },
      { query: { q: 'cow', minWidth: 512 }, profile: 'omi-sa', leavesOut: false },
    ],
    [{ from: 'definition', leavesOut: '1' }, { leavesOut: true }],
    [
      { from: 'set', setId: 's' },
      { setId: 's', leavesOut: false },
    ],
    [{ from: 'set', q: 'cow' }, undefined],
    [
      { from: 'successor', successorOf: '1.0.0' },
      { successorOf: '1.0.0', leavesOut: false },
    ],
    [
      { count: '10', quotaBy: 'source', quotaMost: '2', splits: '8,1,1', seed: 'meadow' },
      {
        query: {},
        sample: { count: 10, quotas: [{ by: 'source', most: 2 }] },
        splits: { train: 8, validation: 1, test: 1 },
        seed: 'meadow',
        leavesOut: false,
      },
    ],
    [
      { count: '-1', quotaBy: 'source', splits: '0,0,0', minWidth: 'wide' },
      { query: {}, leavesOut: false },
    ],
  ])('%j is %j', (params, body) => expect(wish(params)).toEqual(body));

  it.each([
    [{ q: 'cow' }, { query: { q: 'cow', status: 'available' }, use: 'omi-core' }],
    [
      { from: 'set', setId: 's', profile: 'omi-sa' },
      { query: { setId: 's', status: 'available' }, use: 'omi-sa' },
    ],
    [{ from: 'set' }, undefined],
    [{ from: 'definition' }, { query: { license: 'MIT', status: 'available' }, use: 'omi-core' }],
    [
      { from: 'successor', successorOf: '1.0.0' },
      { datasetVersionId: 'v', use: 'omi-core' },
    ],
  ])('%j is checked as %j', (params, body) => {
    const dataset = { definition: { query: { license: 'MIT' } }, profile: 'omi-core' };

    expect(checkOf(choiceOf(convertToParamMap(params)), dataset, 'v')).toEqual(body);
  });
});
