import { bodyOf } from './compliance.js';

describe('what a check is asked about', () => {
  it.each([
    [
      { setId: 's', q: 'cow' },
      { setId: 's', use: 'omi-core' },
    ],
    [{ datasetVersionId: 'v' }, { datasetVersionId: 'v', use: 'omi-core' }],
    [
      { q: 'cow', license: '' },
      { query: { q: 'cow' }, use: 'omi-core' },
    ],
    [{}, { query: {}, use: 'omi-core' }],
  ])('%j is %j', (selection, body) => expect(bodyOf(selection, 'omi-core')).toEqual(body));
});
