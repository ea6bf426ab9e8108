import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// The launcher is plain JavaScript, which has to run before anything is compiled.
const { fingerprint } = (await import(`${import.meta.dirname}/sources.mjs`)) as {
  fingerprint(root: string, paths: readonly string[]): Promise<string>;
};

describe('the fingerprint of sources', () => {
  let root: string;
  const now = (): Promise<string> => fingerprint(root, ['libs', 'tsconfig.json', 'absent']);

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'odr-sources-'));
    await mkdir(join(root, 'libs'));
    await writeFile(join(root, 'libs/a.ts'), 'a');
    await writeFile(join(root, 'tsconfig.json'), '{}');
  });
  afterEach(() => rm(root, { recursive: true }));

  it.each([
    ['a changed file', () => writeFile(join(root, 'libs/a.ts'), 'b')],
    ['a new file', () => writeFile(join(root, 'libs/b.ts'), '')],
    ['a renamed file', () => rename(join(root, 'libs/a.ts'), join(root, 'libs/c.ts'))],
  ])('changes with %s', async (_what, change) => {
    const before = await now();

    await change();

    expect(await now()).not.toBe(before);
  });

  it.each([
    ['a new time', () => utimes(join(root, 'libs/a.ts'), 1, 1)],
    ['a new spec', () => writeFile(join(root, 'libs/a.spec.ts'), '')],
  ])('stays with %s', async (_what, change) => {
    const before = await now();

    await change();

    expect(await now()).toBe(before);
  });
});
