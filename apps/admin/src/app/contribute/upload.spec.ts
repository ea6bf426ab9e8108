import type { Problem } from '../shared/data-problem/problem.js';
import { NO_DEFAULTS, type UploadRow, type UploadState, metadataOf, stateAfter, summaryOf } from './upload.js';

const rows = (...states: UploadState[]): UploadRow[] =>
  states.map((state, index) => ({ key: String(index), file: new File([], 'a.jpg'), state, progress01: 0 }));
const problem = (status: number, code = 'x'): Problem => ({
  status,
  code,
  title: '',
  detail: '',
  errors: [],
  extra: {},
});

describe('a batch of uploads', () => {
  it('says how many need a person', () => {
    expect(summaryOf(rows('done', 'received', 'duplicate', 'refused', 'failed'))).toBe('2 of 5 need you');
  });

  it('says how far it is while files are on their way', () => {
    expect(summaryOf(rows('done', 'uploading', 'waiting', 'refused'))).toBe('2 of 4 sent, 1 need you');
  });

  it('says that all is well', () => {
    expect(summaryOf(rows('done', 'received'))).toBe('All 2 are safe with us');
  });

  it('leaves out what was not said', () => {
    expect(metadataOf(new File([], 'cow.jpg'), { ...NO_DEFAULTS, author: ' Ada ' })).toEqual({
      name: 'cow.jpg',
      authors: [{ name: 'Ada' }],
    });
  });

  it('tells a refusal from a failure that may pass', () => {
    expect(stateAfter(problem(409, 'content.duplicate'))).toBe('duplicate');
    expect(stateAfter(problem(415))).toBe('refused');
    expect([0, 429, 503, 507].map((status) => stateAfter(problem(status)))).toEqual([
      'failed',
      'failed',
      'failed',
      'failed',
    ]);
  });
});
