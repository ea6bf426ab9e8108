import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { newId } from '@odr/kernel';
import { FaceModel, modelsConfig, OcrModel } from '@odr/platform';
import { marked, PHOTOGRAPHS, type Mark } from '../testing/marked-pictures.js';
import type { FaceFindings } from './faces/face.policy.js';
import { FaceScanner } from './faces/face.scanner.js';
import type { Scanner, ScanResult } from './scanner.js';
import type { TextFindings } from './text/text.policy.js';
import { TextScanner } from './text/text.scanner.js';
import type { WatermarkFindings } from './watermark/watermark.policy.js';
import { WatermarkScanner } from './watermark/watermark.scanner.js';

/** Photographs of people that come with the detector, and how many faces one sees in each. */
const require = createRequire(import.meta.url);
const PEOPLE = join(dirname(require.resolve('@vladmandic/face-api/package.json')), 'demo');
const FACES = { 'sample1.jpg': 3, 'sample2.jpg': 3, 'sample5.jpg': 5 } as const;

const [, airplane = '', , canyon = '', , , cat = '', , boats = ''] = PHOTOGRAPHS;

const TILED: Mark = { text: 'SAMPLE', opacity: 0.25, size: 0.035, where: 'tiled', degrees: 30 };

/** Loading takes longer than looking, so each model is loaded once; `docs/guide/scans.md` has the figures over more pictures. */
describe('scanners with their models', () => {
  const ocr = new OcrModel(modelsConfig({}));
  const faceModel = new FaceModel(modelsConfig({}));
  afterAll(() => {
    ocr.onApplicationShutdown();
    faceModel.onApplicationShutdown();
  });

  const scan = (scanner: Scanner, picture: Buffer): Promise<ScanResult> =>
    scanner.scan({
      id: newId<never>(),
      type: 'image',
      altText: null,
      sources: [],
      width: 1_000,
      height: 1_000,
      preview: () => Promise.resolve(picture),
    });

  it.each(Object.entries(FACES))(
    'find the faces in %s',
    async (file, count) => {
      const { findings, flags } = await scan(new FaceScanner(faceModel), await readFile(join(PEOPLE, file)));

      expect((findings as unknown as FaceFindings).count).toBe(count);
      expect(flags).toEqual(['face']);
      expect(Object.keys((findings as unknown as FaceFindings).faces[0] ?? {}).sort()).toEqual(['box', 'score']);
    },
    120_000,
  );

  it.each([cat, boats])(
    'find no face in %s',
    async (file) => {
      expect(await scan(new FaceScanner(faceModel), await readFile(file))).toEqual({
        findings: { faces: [], count: 0 },
        flags: [],
      });
    },
    120_000,
  );

  it('read what is written on a photograph, and nothing where nothing is', async () => {
    const picture = await marked(boats, {
      text: 'Harbour festival',
      opacity: 1,
      size: 0.06,
      where: 'middle',
    });
    const read = await scan(new TextScanner(ocr), picture);

    expect((read.findings as unknown as TextFindings).text).toMatch(/Harbour festival/);
    expect(read.flags).toEqual(['text']);
    expect((await scan(new TextScanner(ocr), await readFile(airplane))).flags).toEqual([]);
  }, 120_000);

  it('see a faint mark that is laid over everything', async () => {
    const { findings, flags } = await scan(new WatermarkScanner(ocr), await marked(airplane, TILED));

    expect(flags).toEqual(['watermark']);
    expect((findings as unknown as WatermarkFindings).hints[0]?.kind).toBe('tiled');
  }, 120_000);

  it.each([canyon])(
    'see no mark on %s',
    async (file) => {
      expect(await scan(new WatermarkScanner(ocr), await readFile(file))).toEqual({
        findings: { hints: [] },
        flags: [],
      });
    },
    120_000,
  );
});
