import type { ColumnType } from '../table/table-reader.js';
import { mappingOf, proposeMapping } from './propose-mapping.js';
import { SHIPPED_MAPPINGS } from './shipped-mappings.js';
import { columnsWith, type TableMapping } from './table-mapping.js';

type Cells = Record<string, readonly unknown[]>;

const propose = (cells: Cells, types: Record<string, ColumnType> = {}) =>
  proposeMapping(
    Object.keys(cells).map((name) => ({ name, type: types[name] ?? 'text' })),
    (name) => cells[name] ?? [],
  );

const rolesOf = (cells: Cells, types?: Record<string, ColumnType>): Record<string, string> =>
  Object.fromEntries(propose(cells, types).map(({ name, role }) => [name, role]));

const HASH = 'a'.repeat(64);
const ADDRESS = 'https://live.example.org/65535/1_o.jpg';

/** The mapping files of the original, as they stand there; null is "none". */
const ORIGINAL_MAPPINGS = [
  {
    dataset_name: 'common-canvas/commoncatalog-cc-by-sa',
    field_mapping: {
      id: null,
      name: 'title',
      width: 'width',
      height: 'height',
      format: 'ext',
      size: null,
      license: 'licensename',
      licenseUrl: 'licenseurl',
      contentAuthor: null,
      url: 'url',
      image_column: null,
      annotations: ['blip2_caption'],
    },
  },
  {
    dataset_name: 'tomg-group-umd/pixelprose',
    field_mapping: {
      id: null,
      name: null,
      width: 'width',
      height: 'height',
      format: null,
      size: null,
      license: null,
      licenseUrl: null,
      contentAuthor: null,
      url: 'url',
      image_column: null,
      annotations: ['original_caption', 'vlm_caption'],
    },
  },
  {
    dataset_name: 'zlicastro/zanya-custom-dataset-test',
    field_mapping: {
      id: null,
      name: null,
      width: null,
      height: null,
      format: null,
      size: null,
      license: null,
      licenseUrl: null,
      contentAuthor: null,
      url: null,
      image_column: 'image',
      annotations: ['vlm_annotation', 'hand_annotated_short', 'hand_annotated_long'],
    },
  },
] as const;

const ROLE_OF_FIELD = {
  id: 'id',
  name: 'name',
  width: 'width',
  height: 'height',
  format: 'format',
  size: 'size',
  license: 'license',
  licenseUrl: 'licenseUrl',
  contentAuthor: 'author',
  url: 'imageUrl',
  image_column: 'image',
} as const;

const COMMON_CATALOG = [
  'jpg',
  'blip2_caption',
  'caption',
  'licensename',
  'licenseurl',
  'width',
  'height',
  'original_width',
  'original_height',
  'photoid',
  'uid',
  'unickname',
  'datetaken',
  'dateuploaded',
  'capturedevice',
  'title',
  'usertags',
  'machinetags',
  'longitude',
  'latitude',
  'accuracy',
  'pageurl',
  'downloadurl',
  'serverid',
  'farmid',
  'secret',
  'secretoriginal',
  'ext',
  'url',
  'key',
  'status',
  'error_message',
  'exif',
  'sha256',
  'description',
];
const PIXEL_PROSE = [
  'uid',
  'url',
  'key',
  'status',
  'original_caption',
  'vlm_model',
  'vlm_caption',
  'toxicity',
  'severe_toxicity',
  'obscene',
  'identity_attack',
  'insult',
  'threat',
  'sexual_explicit',
  'watermark_class_id',
  'watermark_class_score',
  'aesthetic_score',
  'error_message',
  'width',
  'height',
  'original_width',
  'original_height',
  'exif',
  'sha256',
  'image_id',
  'author',
  'subreddit',
  'score',
];
const ZANYA = [
  'image',
  'prompt',
  'vlm_annotation',
  'model_type',
  'model_name',
  'hand_annotated_short',
  'hand_annotated_long',
  'tags',
];

describe('the mappings of the original', () => {
  it.each([
    [0, COMMON_CATALOG],
    [1, PIXEL_PROSE],
    [2, ZANYA],
  ])('are proposed for their data sets, field by field (%#)', (index, columns) => {
    const original = ORIGINAL_MAPPINGS[index];
    const proposals = propose(Object.fromEntries(columns.map((name) => [name, []])));
    const mapping = mappingOf(proposals);

    expect(proposals[0]).toMatchObject({ confidence: 1, reason: 'known_table', evidence: original?.dataset_name });
    for (const [field, role] of Object.entries(ROLE_OF_FIELD)) {
      const column = original?.field_mapping[field as keyof typeof ROLE_OF_FIELD];
      if (column) expect(columnsWith(mapping, role)).toEqual([column]);
    }
    const captions = columns.filter((name) => mapping[name]?.role === 'caption');
    expect([...captions].sort()).toEqual([...(original?.field_mapping.annotations ?? [])].sort());
  });

  it('are shipped with nothing but what the original names, the picture, its maker, its page, its day, tags and places', () => {
    const added = new Set(['image', 'author', 'sourceUrl', 'date', 'tags', 'location', 'id', 'sha256']);
    for (const [index, { name, mapping }] of SHIPPED_MAPPINGS.entries()) {
      const original = ORIGINAL_MAPPINGS[index];
      expect(name).toBe(original?.dataset_name);
      const named = new Set<unknown>(Object.values(original?.field_mapping ?? {}).flat());
      const more = Object.entries(mapping).filter(([column]) => !named.has(column));
      expect(more.filter(([, { role }]) => !added.has(role))).toEqual([]);
    }
  });
});

describe('the heuristics of the original', () => {
  it.each([
    ['id', ['photoid', 'uid', 'id', 'key']],
    ['name', ['title', 'name']],
    ['width', ['width']],
    ['height', ['height']],
    ['format', ['ext', 'format']],
    ['size', ['size']],
    ['license', ['licensename', 'license']],
    ['author', ['unickname', 'author']],
  ])('take the first of the names for %s', (role, names) => {
    const roles = rolesOf(Object.fromEntries(names.map((name) => [name, ['x1']])));
    expect(roles[names[0] ?? '']).toBe(role);
    expect(Object.values(roles).filter((given) => given === role)).toHaveLength(1);
  });

  it.each(['jpg', 'my_image', 'IMG', 'picture', 'photo'])('see a picture in bytes called %s', (name) => {
    expect(rolesOf({ [name]: [] }, { [name]: 'bytes' })).toEqual({ [name]: 'image' });
  });

  it('see words in every column that is named after them', () => {
    const cells = {
      blip2_caption: ['a cow'],
      description: ['b'],
      alt_textual: ['c'],
      hand_annotated: ['d'],
      my_tag: ['x'],
    };
    expect(rolesOf(cells)).toEqual({
      blip2_caption: 'caption',
      description: 'caption',
      alt_textual: 'caption',
      hand_annotated: 'caption',
      my_tag: 'tags',
    });
  });
});

describe('what stands in the cells', () => {
  it('counts for more than the name', () => {
    expect(
      rolesOf({
        url: ['not an address', 'nor this'],
        image_hash: [HASH, HASH],
        Bild: [ADDRESS, ADDRESS],
        image_caption: ['A cow stands in the rain.', 'A cow.'],
        rechte: ['CC BY 4.0', 'CC0'],
        wo: ['https://creativecommons.org/licenses/by/4.0/', 'https://creativecommons.org/publicdomain/zero/1.0/'],
        inhalt: [`/9j/${'A'.repeat(200)}`],
        datei: ['a/b.jpg', 'c.PNG'],
      }),
    ).toEqual({
      url: 'ignore',
      image_hash: 'sha256',
      Bild: 'imageUrl',
      image_caption: 'caption',
      rechte: 'license',
      wo: 'licenseUrl',
      inhalt: 'image',
      datei: 'fileName',
    });
  });

  it('gives a role to the surest column alone, and says so', () => {
    const [first, second] = propose({ title: ['One'], name: ['Two'] });
    expect(first).toMatchObject({ role: 'name', reason: 'name_is', evidence: 'title' });
    expect(second).toMatchObject({ role: 'ignore', reason: 'another_column_is_surer' });
  });

  it('finds text that is written as in an address', () => {
    const [title, plain] = propose({ title: ['Chilly+soccer+game', 'it%27s'], author: ['C+'] });
    expect(title).toMatchObject({ role: 'name', isUrlEncoded: true });
    expect(plain).toMatchObject({ role: 'author', isUrlEncoded: false });
  });

  it('finds places, so that they can be dropped', () => {
    const cells: Cells = { latitude: [51.5], lon: ['1.2'], GPS_Position: ['x'] };
    expect(new Set(Object.values(rolesOf(cells, { latitude: 'number' })))).toEqual(new Set(['location']));
  });
});

it('makes no mapping of columns that mean nothing', () => {
  const mapping: TableMapping = mappingOf(propose({ score: ['1'], foo: [null] }));
  expect(Object.values(mapping).map(({ role }) => role)).toEqual(['ignore', 'ignore']);
});
