import type { Content } from '../shared/data-content/content.js';
import { stagesOf } from './stages.js';

const stages = (content: Partial<Content>): string =>
  stagesOf({ status: 'pending', processingState: 'done', licenseVerdict: 'open', ...content } as Content)
    .map(({ outcome }) => outcome)
    .join(' ');

describe('the stages of a picture', () => {
  it.each<[string, Partial<Content>]>([
    ['done now ahead ahead', { processingState: 'processing' }],
    ['done stopped ahead ahead', { processingState: 'failed' }],
    ['done done now ahead', {}],
    ['done done stopped ahead', { licenseVerdict: 'unknown' }],
    ['done done stopped ahead', { status: 'unavailable' }],
    ['done done done done', { status: 'available' }],
  ])('%s', (expected, content) => {
    expect(stages(content)).toBe(expected);
  });
});
