import type { Principal } from '@odr/access';
import type { ArrivedCaptions } from '@odr/content';
import { newId, type ContentId, type ImportId } from '@odr/kernel';

import { AnnotationWorld } from '../testing/annotation-world.js';

let world: AnnotationWorld;
let somebody: Principal;
let contentId: ContentId;

beforeAll(async () => {
  world = await AnnotationWorld.start();
});
afterAll(() => world.stop());
beforeEach(async () => {
  somebody = await world.person();
  contentId = (await world.content(somebody)).id;
});

const GRAPHCAP = {
  config_name: 'graphcap',
  tags_list: [{ tag: 'cow', category: 'Entity', confidence: 0.9 }],
  short_caption: 'A cow.',
  dense_caption: 'A shaggy cow.',
};

const ARTCRITIC = {
  visual_elements: ['brown'],
  technical_elements: ['soft light'],
  style_elements: ['photograph'],
  formal_tags: ['cow'],
  formal_analysis: 'It leads the eye.',
};

const keep = (captions: ArrivedCaptions['captions'], position = 0): Promise<void> =>
  world.captions.keep({ importId: newId<ImportId>(), position, contentId, captions, actor: somebody });

interface Kept {
  readonly name: string;
  readonly type: string;
  readonly license: string | null;
  readonly annotation: unknown;
}

const kept = (): Promise<Kept[]> =>
  world.test.asOwner(
    `SELECT s.name, s.type, s.license, a.annotation FROM annotation a
       JOIN annotation_source_link l ON l.annotation_id = a.id JOIN annotation_source s ON s.id = l.source_id
      WHERE a.content_id = $1 ORDER BY s.name, a.annotation::text`,
    [contentId],
  );

it('keeps the words of several columns apart, under sources of their names', async () => {
  await keep([
    { field: 'text', value: 'A cow.' },
    { field: 'blip2_caption', value: 'a cow stands in a field', license: 'CC-BY-4.0' },
    { field: 'usertags', value: ['cow', 'field'] },
    { field: 'json', value: GRAPHCAP },
    { field: 'objects', value: { bbox: [[0, 0, 1, 1]] } },
  ]);

  expect(await kept()).toEqual([
    {
      name: 'blip2_caption',
      type: 'content_description',
      license: 'CC-BY-4.0',
      annotation: { caption: 'a cow stands in a field' },
    },
    expect.objectContaining({ name: 'caption', annotation: { caption: 'A cow.' } }),
    expect.objectContaining({ name: 'graphcap', annotation: GRAPHCAP }),
    { name: 'objects', type: 'other', license: 'CC0-1.0', annotation: { bbox: [[0, 0, 1, 1]] } },
    { name: 'usertags', type: 'tags', license: 'CC0-1.0', annotation: { tags: ['cow', 'field'] } },
  ]);
});

it('tells the art critic of graphcap from graphcap, whatever the column is called', async () => {
  const named = { config_name: 'artcritic', model: 'm', ...ARTCRITIC };
  await keep([
    { field: 'artcritic', value: ARTCRITIC },
    { field: 'said', value: named },
    { field: 'graphcap', value: GRAPHCAP },
  ]);
  expect(await kept()).toMatchObject([
    { name: 'artcritic', annotation: ARTCRITIC },
    { name: 'artcritic', annotation: named },
    { name: 'graphcap', annotation: GRAPHCAP },
  ]);
});

it('adds nothing when the same is imported again, from anywhere', async () => {
  const captions = [{ field: 'caption', value: 'A cow.' }];
  await keep(captions);
  await Promise.all([keep(captions, 7), keep(captions, 8)]);
  expect(await kept()).toHaveLength(1);
});

it('leaves out words that do not fit the source of their name, and keeps the others', async () => {
  await keep([
    { field: 'graphcap', value: { config_name: 'graphcap', short_caption: 'x'.repeat(101) } },
    { field: 'tags', value: [] },
    { field: 'caption', value: '  ' },
    { field: 'caption', value: 'A cow.' },
  ]);
  expect(await kept()).toHaveLength(1);
});

it('does not find pictures that are gone', async () => {
  contentId = newId<ContentId>();
  await keep([{ field: 'caption', value: 'A cow.' }]);
  expect(await kept()).toEqual([]);
});
