import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DEMO_COLLECTION, fileOf } from './demo-collection.js';

describe.each(DEMO_COLLECTION)('the demo picture $package', (picture) => {
  const folder = join(dirname(fileOf(picture)), '..');
  const readme = readFileSync(join(folder, 'README.md'), 'utf8');

  it('is what its package documents: author, source and CC0', () => {
    const surname = picture.author.split(' ').at(-1)?.replace('’', "'");

    expect(readme).toContain(surname);
    expect(readme).toContain(picture.source);
    expect(readme).toMatch(
      /contents are licensed under an? ?\[Creative Commons Zero v1\.0 Universal]|contents are licensed under \[Creative Commons Zero v1\.0 Universal]/,
    );
  });

  it('is a JPEG that is there without any script', () => {
    expect(readFileSync(fileOf(picture)).subarray(0, 3).toString('hex')).toBe('ffd8ff');
  });
});
