import { cleanFileName } from './file-name.js';

describe('the name of a file', () => {
  it.each([
    ['cow.jpg', 'cow.jpg'],
    ['../../etc/cow.jpg', 'cow.jpg'],
    ['C:\\pictures\\cow.jpg', 'cow.jpg'],
    ['co\u0000w\u0007.jpg\r\n', 'cow.jpg'],
    ['cow\u202egpj.exe', 'cowgpj.exe'],
    ['\u2066cow\u2069.jpg', 'cow.jpg'],
    ['co\ud800w.jpg', 'co\ufffdw.jpg'],
    ['母牛.jpg', '母牛.jpg'],
    [' ', 'untitled'],
    ['pictures/', 'untitled'],
    [undefined, 'untitled'],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanFileName(given)).toBe(kept);
  });

  it('is cut between characters, not within one', () => {
    const kept = cleanFileName('🐄'.repeat(600));

    expect([...kept]).toHaveLength(500);
    expect(kept).not.toMatch(/\p{Cs}/u);
  });
});
