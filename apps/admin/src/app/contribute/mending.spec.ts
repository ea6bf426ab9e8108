import type { Content } from '../shared/data-content/content.js';
import { mendingOf, mineSummary } from './mending.js';

const content = (over: Partial<Content>): Content =>
  ({ status: 'pending', processingState: 'done', licenseVerdict: 'open', ...over }) as Content;
const UNKNOWN = content({ licenseVerdict: 'unknown' });

describe('what a contributor has to mend', () => {
  it('is a licence that keeps a picture from being published', () => {
    expect(mendingOf(content({}))).toBeUndefined();
    expect(mendingOf(UNKNOWN)).toBe('Add the licence');
    expect(mendingOf(content({ licenseVerdict: 'not_open' }))).toBe('Correct the licence');
  });

  it('is nothing where publication is out of reach anyway', () => {
    expect(mendingOf(content({ licenseVerdict: 'unknown', processingState: 'failed' }))).toBeUndefined();
    expect(mendingOf(content({ licenseVerdict: 'unknown', status: 'unavailable' }))).toBeUndefined();
  });

  it('is counted honestly', () => {
    expect(mineSummary(1, [content({})], false)).toBe('1 picture');
    expect(mineSummary(3, [content({}), UNKNOWN, UNKNOWN], false)).toBe('3 pictures · 2 need you');
    expect(mineSummary(1_203, [UNKNOWN], true)).toBe('1,203 pictures · 1 of those shown needs you');
  });
});
