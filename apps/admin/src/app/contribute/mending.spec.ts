import type { Content } from '../shared/data-content/content.js';
import { mendingOf } from './mending.js';

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
});
