import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { planImport } from './import-plan.js';

describe('planning an import', () => {
  let folder: string;
  const names = (paths: readonly string[]): string[] => paths.map((path) => basename(path));
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'odr-plan-'));
    await mkdir(join(folder, 'more'));
    for (const name of ['cow.JPG', 'owl.webp', 'notes.txt', '.hidden.jpg', 'more/city.png'])
      await writeFile(join(folder, name), 'x');
    const caption = { filename: 'https://host/a/cow.JPG', parsed: { short_caption: 'Cow.' } };
    await writeFile(join(folder, 'captions.jsonl'), `${JSON.stringify(caption)}\n\n{broken\n`);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('takes the pictures and captions of a folder and everything below it', async () => {
    const plan = await planImport(folder);

    expect(names(plan.pictures)).toEqual(['cow.JPG', 'city.png', 'owl.webp']);
    expect(names(plan.ignored)).toEqual(['notes.txt']);
    expect(plan.annotationFiles.map(({ readings }) => readings.map(({ ok }) => ok))).toEqual([[true, false]]);
  });

  it('takes the pictures a JSONL file names, and no others', async () => {
    const plan = await planImport(join(folder, 'captions.jsonl'));

    expect(names(plan.pictures)).toEqual(['cow.JPG']);
  });

  it('keeps the line numbers of the file, empty lines counted', async () => {
    const [file] = (await planImport(folder)).annotationFiles;

    expect(file?.readings.find(({ ok }) => !ok)).toMatchObject({ error: { line: 3 } });
  });

  it('refuses what is not there', async () => {
    await expect(planImport(join(folder, 'absent'))).rejects.toThrow(/does not exist/);
  });
});
