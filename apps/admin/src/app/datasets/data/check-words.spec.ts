import { notCheckedOf, talliesOf } from './check-words.js';
import type { LicenseCheck } from './dataset.js';

const reason = (code: string, severity: string) => ({ code, severity, explanation: `E ${code}`, fix: `F ${code}` });
const item = (contentId: string, ...reasons: object[]) => ({
  contentId,
  name: contentId,
  reasons,
  notChecked: ['C09'],
});

describe('what checks found', () => {
  it('is counted by code: what blocks first, each picture once', () => {
    const items = [
      item('a', reason('C20', 'warning'), reason('C20', 'warning')),
      item('b', reason('C15', 'blocking'), reason('C20', 'warning')),
    ] as unknown as LicenseCheck['items'];

    expect(talliesOf(items)).toMatchObject([
      { code: 'C15', count: 1, example: { contentId: 'b' } },
      { code: 'C20', count: 2, explanation: 'E C20', fix: 'F C20', example: { contentId: 'a' } },
    ]);
    expect(notCheckedOf(items)).toEqual(['C09']);
  });
});
