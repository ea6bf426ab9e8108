import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@odr/kernel';
import { LocalBlobStore } from '@odr/platform';
import fc from 'fast-check';

import {
  type AnnotatedPicture,
  type ExchangeAnnotation,
  type Found,
  type FoundAnnotation,
  isUnreadable,
} from './exchange.js';
import { isSame } from './difference.js';
import { FORMAT_NAMES, FORMATS, type FormatName } from './formats.js';
import { LossTally } from './loss-report.js';
import { StoredFile } from './stored-file.js';

const SIZE = { width: 640, height: 480 };

/** As JSON gives it back: what cannot travel as JSON cannot be in an annotation. */
const json = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  arbitrary.map((value) => JSON.parse(JSON.stringify(value)) as T);

const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 30, unit: 'binary' }).filter((one) => !/[\0\p{Surrogate}]/u.test(one)),
  fc.constantFrom(
    '=1+1',
    "'=x",
    '+',
    '"quoted"',
    'a,b\r\nc',
    ' spaced ',
    '<b>&amp;',
    '名前',
    '\u2028',
    '{"a":1}',
    '-',
    '@x',
    '\t',
    "'",
  ),
);
const label = fc.oneof(fc.constantFrom('cow', 'stone wall', 'cow'), text);
const pixels = (most: number) =>
  fc.oneof(fc.integer({ min: 0, max: most }), fc.double({ min: 0, max: most, noNaN: true }));
const extent = (most: number) =>
  fc.oneof(fc.integer({ min: 1, max: most }), fc.double({ min: 0.5, max: most, noNaN: true }));
const bbox = fc.tuple(pixels(300), pixels(200), extent(300), extent(200));
const ring = fc
  .array(pixels(400), { minLength: 3, maxLength: 6 })
  .chain((xs) => fc.tuple(...xs.map((x) => pixels(400).map((y) => [x, y]))).map((pairs) => pairs.flat()));
const more = fc.record(
  {
    score: fc.double({ min: 0, max: 1, noNaN: true }),
    iscrowd: fc.constantFrom(0, 1),
    attributes: fc.dictionary(
      text.filter((key) => key !== '__proto__'),
      fc.jsonValue({ maxDepth: 1 }),
    ),
  },
  { requiredKeys: [] },
);
const withMore = <T extends object>(object: fc.Arbitrary<T>) =>
  fc.tuple(object, more).map(([one, extra]) => ({ ...one, ...extra }));
const box = withMore(fc.record({ label, bbox }));
const polygon = withMore(
  fc.record(
    { label, segmentation: fc.array(ring, { minLength: 1, maxLength: 2 }), bbox },
    { requiredKeys: ['label', 'segmentation'] },
  ),
);
const point = withMore(
  fc.record(
    { label, point: fc.tuple(pixels(600), pixels(400)), visibility: fc.constantFrom(0, 1, 2) },
    { requiredKeys: ['label', 'point'] },
  ),
);
const objects = (object: fc.Arbitrary<object>) => fc.record({ objects: fc.array(object, { maxLength: 3 }) });
const described = fc.record(
  { tag: text, category: text, confidence: fc.double({ min: 0, max: 1, noNaN: true }) },
  { requiredKeys: ['tag'] },
);
const values: Record<string, fc.Arbitrary<object>> = {
  caption: fc.record({ caption: text, language: fc.constantFrom('en', 'de-CH') }, { requiredKeys: ['caption'] }),
  tags: fc.record({ tags: fc.array(fc.oneof(text, described), { maxLength: 4 }) }),
  boxes: objects(box),
  polygons: objects(polygon),
  points: objects(point),
  graphcap: fc.record(
    {
      config_name: fc.constant('graphcap'),
      version: fc.constant('1'),
      model: text,
      short_caption: text,
      dense_caption: text,
      tags_list: fc.array(described, { maxLength: 3 }),
    },
    { requiredKeys: ['short_caption', 'dense_caption', 'tags_list'] },
  ),
  artcritic: fc.record({
    visual_elements: fc.array(text, { maxLength: 2 }),
    formal_tags: fc.array(text, { maxLength: 2 }),
    formal_analysis: text,
  }),
};
const annotation = fc.constantFrom(...Object.keys(values)).chain((source) =>
  fc.record({
    id: fc.constant('').map(() => newId<string>()),
    sources: fc.oneof(
      { weight: 4, arbitrary: fc.constant([source]) },
      { weight: 1, arbitrary: fc.constant([source, 'my "own", one']) },
    ),
    value: json(values[source] ?? fc.constant({})),
  }),
) as fc.Arbitrary<ExchangeAnnotation>;
const picture = fc
  .record({ name: text, annotations: fc.array(annotation, { maxLength: 4 }) })
  .map(({ name, annotations }): AnnotatedPicture => {
    const contentId = newId<string>();
    return {
      picture: { contentId, sha256: contentId.replaceAll('-', '').padEnd(64, '0'), name, ...SIZE, license: 'CC0-1.0' },
      annotations,
    };
  });

describe('formats of annotations', () => {
  let folder: string;
  let blobs: LocalBlobStore;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'formats-'));
    blobs = new LocalBlobStore(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function written(name: FormatName, pictures: readonly AnnotatedPicture[]) {
    const losses = new LossTally(1_000);
    const chunks: Buffer[] = [];
    const all = async function* () {
      yield* pictures;
    };
    for await (const piece of FORMATS[name].write(all, losses)) chunks.push(Buffer.from(piece));
    return { bytes: Buffer.concat(chunks), report: losses.report() };
  }

  async function readBack(name: FormatName, bytes: Buffer, fileName = 'file'): Promise<Found[]> {
    const blob = await blobs.put('sealed', bytes);
    const found: Found[] = [];
    for await (const one of FORMATS[name].read(new StoredFile(blobs, blob, fileName))) found.push(one);
    return found;
  }

  const valueOf = ({ value }: FoundAnnotation): unknown => (typeof value === 'function' ? value(SIZE) : value);

  it.each(FORMAT_NAMES)(
    '%s gives back what it was given, or says what it loses',
    async (name) => {
      await fc.assert(
        fc.asyncProperty(fc.array(picture, { maxLength: 3 }), async (pictures) => {
          const { bytes, report } = await written(name, pictures);
          const found = await readBack(name, bytes);
          const lost = new Set(report.losses.map(({ annotationId }) => annotationId));
          const all = pictures.flatMap(({ picture: { contentId }, annotations }) =>
            annotations.map((one) => ({ contentId, ...one })),
          );
          const whole = all.filter(({ id }) => !lost.has(id));

          expect(found.filter(isUnreadable)).toEqual([]);
          const left = found.filter((one): one is FoundAnnotation => !isUnreadable(one));
          for (const { contentId, sources, value } of whole) {
            const at = left.findIndex(
              (one) => one.reference.value === contentId && isSame(one.sources, sources) && isSame(valueOf(one), value),
            );
            if (at < 0)
              throw new Error(
                `not given back: ${JSON.stringify({ contentId, sources, value })} among ${JSON.stringify(left.map((one) => [one.sources, valueOf(one)]))}`,
              );
            left.splice(at, 1);
          }
          expect(report.annotations).toBe(all.length);
          expect(report.native + report.extended).toBe(whole.length);
          expect(report.losses.every(({ paths }) => paths.length > 0)).toBe(true);
          if (name !== 'yolo') expect(report.lossy).toBe(0);
          if (report.lossy === 0) expect(left).toEqual([]);
        }),
        { numRuns: 40 },
      );
    },
    60_000,
  );

  it('COCO lists categories only where rows have one, for the reference reader wants one in each', async () => {
    const about = { contentId: newId<string>(), sha256: null, name: 'a.jpg', ...SIZE, license: null };
    const annotations = [
      { id: 'one', sources: ['caption'], value: { caption: 'A cow.' } },
      { id: 'two', sources: ['boxes'], value: { objects: [{ label: 'cow', bbox: [1, 2, 3, 4] }] } },
    ];
    const file = async (name: FormatName): Promise<object> =>
      JSON.parse((await written(name, [{ picture: about, annotations }])).bytes.toString()) as object;
    expect(await file('coco-captions')).not.toHaveProperty('categories');
    expect(await file('coco-instances')).toMatchObject({ categories: [{ id: 1, name: 'cow' }] });
  });

  it('says which places are lost, and how often', async () => {
    const boxes = {
      id: 'one',
      sources: ['boxes'],
      value: {
        objects: [
          { label: 'cow', bbox: [1, 2, 3, 4], score: 0.5 },
          { label: 'cow', bbox: [1, 2, 3, 4] },
        ],
      },
    };
    const caption = { id: 'two', sources: ['caption'], value: { caption: 'A cow.' } };
    const about = { contentId: newId<string>(), sha256: null, name: 'a.jpg', ...SIZE, license: null };

    const { report } = await written('yolo', [{ picture: about, annotations: [boxes, caption] }]);

    expect(report).toMatchObject({ annotations: 2, native: 0, lossy: 2, lostAt: { '/objects/*/score': 1, '': 1 } });
    expect(report.losses[0]).toEqual({ annotationId: 'one', contentId: about.contentId, paths: ['/objects/0/score'] });
  });
});
