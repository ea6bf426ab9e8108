import type { Problem } from '../shared/data-problem/problem.js';
import { causesOf, sentenceOfCauses } from './causes.js';
import type { UploadRow, UploadState } from './upload.js';

const row = (state: UploadState, code?: string, title = 'No way.'): UploadRow => ({
  key: '',
  file: new File([], 'a.jpg'),
  state,
  progress01: 0,
  problem: code ? ({ code, title, status: 422, detail: '', errors: [], extra: {} } satisfies Problem) : undefined,
});

describe('why files need a person', () => {
  it('groups them by reason, the most frequent first, and leaves out those that are well', () => {
    const causes = causesOf([
      row('refused', 'content.unsupported_format'),
      row('refused', 'content.too_large'),
      row('failed', 'content.too_large'),
      row('unlicensed'),
      row('done'),
      row('uploading'),
      row('duplicate', 'content.duplicate'),
    ]);

    expect(sentenceOfCauses(causes)).toBe('2 too large, 1 not a picture we take, 1 without an open licence');
    expect(causes.map(({ isRetryable }) => isRetryable)).toEqual([true, true, false]);
  });

  it('takes the title of a problem that it has no words for', () => {
    expect(sentenceOfCauses(causesOf([row('refused', 'content.new', 'The file is too odd.')]))).toBe(
      '1 the file is too odd',
    );
  });
});
