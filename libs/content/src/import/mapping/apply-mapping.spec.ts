import { normaliseLicense } from '@odr/licensing';
import { applyMapping } from './apply-mapping.js';
import { splitTags, urlDecoded } from './cell-text.js';
import { SHIPPED_MAPPINGS } from './shipped-mappings.js';
import type { TableMapping } from './table-mapping.js';

const apply = (mapping: TableMapping, values: Record<string, unknown>, binary: string[] = []) =>
  applyMapping(mapping, values, { row: 0, binary: new Set(binary) });

const [commonCatalog] = SHIPPED_MAPPINGS;

it('reads a row of CommonCatalog: decoded, credited, licensed, and without the place', () => {
  const row = apply(
    commonCatalog?.mapping ?? {},
    {
      photoid: 14585686,
      title: 'wooden+railing%27s+end',
      unickname: 'Jane+Doe',
      licensename: 'Attribution-ShareAlike License',
      licenseurl: 'http://creativecommons.org/licenses/by-sa/2.0/',
      url: 'https://live.example.org/10/14585686_o.jpg',
      pageurl: 'https://photos.example.org/jane/14585686/',
      width: 1930,
      height: 1930,
      ext: 'jpg',
      blip2_caption: 'a bird is sitting on a wooden bench',
      usertags: 'bird,wooden+bench',
      latitude: 51.5,
      longitude: null,
      datetaken: '2005-05-19T10:00:00.000Z',
      caption: 'not+mapped',
    },
    ['jpg'],
  );

  expect(row).toEqual({
    id: '14585686',
    fileName: '14585686_o.jpg',
    description: {
      name: "wooden railing's end",
      license: 'Attribution-ShareAlike License',
      licenseUrl: 'http://creativecommons.org/licenses/by-sa/2.0/',
      authors: [{ name: 'Jane Doe' }],
      sources: [
        {
          type: 'url',
          value: 'https://photos.example.org/jane/14585686/',
          metadata: { id: '14585686', width: '1930', height: '1930', format: 'jpg', date: '2005-05-19T10:00:00.000Z' },
        },
        { type: 'url', value: 'https://live.example.org/10/14585686_o.jpg' },
      ],
    },
    captions: [
      { field: 'blip2_caption', value: 'a bird is sitting on a wooden bench' },
      { field: 'usertags', value: ['bird', 'wooden bench'] },
    ],
    pictures: [
      { kind: 'cell', column: 'jpg' },
      { kind: 'address', url: 'https://live.example.org/10/14585686_o.jpg' },
    ],
    dropped: ['latitude'],
  });
  expect(normaliseLicense(row.description).spdx).toBe('CC-BY-SA-2.0');
});

it('takes the id 0 for an id', () => {
  const row = apply({ id: { role: 'id' }, jpg: { role: 'image' } }, { id: 0 }, ['jpg']);
  expect(row).toMatchObject({ id: '0', fileName: '0' });
});

it('keeps several annotation columns apart, under their own names', () => {
  const mapping: TableMapping = { short: { role: 'caption' }, long: { role: 'caption' }, all: { role: 'caption' } };
  expect(apply(mapping, { short: 'A cow.', long: '', all: ['one', 'two'] }).captions).toEqual([
    { field: 'short', value: 'A cow.' },
    { field: 'all', value: 'one' },
    { field: 'all', value: 'two' },
  ]);
});

it('invents nothing for a row that says nothing', () => {
  expect(apply(commonCatalog?.mapping ?? {}, {})).toEqual({
    fileName: 'row 1',
    description: {},
    captions: [],
    pictures: [],
    dropped: [],
  });
});

it('leaves out addresses that are none', () => {
  const mapping: TableMapping = {
    a: { role: 'author' },
    u: { role: 'authorUrl' },
    l: { role: 'licenseUrl' },
    s: { role: 'sourceUrl' },
  };
  const { description } = apply(mapping, { a: 'Ada', u: 'javascript:alert(1)', l: 'see below', s: 'page 4' });
  expect(description).toEqual({ authors: [{ name: 'Ada' }] });
});

it.each([
  ['Chilly+soccer+game', 'Chilly soccer game'],
  ['it%27s', "it's"],
  ['100%+sure+%27yes%27', "100% sure 'yes'"],
  ['caf%E9', 'caf%E9'],
])('decodes %s', (text, expected) => {
  expect(urlDecoded(text)).toBe(expected);
});

it.each([
  ['a, b;b|c', ['a', 'b', 'c']],
  ['["a","b"]', ['a', 'b']],
  ["['a', 'b c']", ['a', 'b c']],
  [
    ['x', 'y'],
    ['x', 'y'],
  ],
  [null, []],
])('splits the tags %j', (cell, expected) => {
  expect(splitTags(cell)).toEqual(expected);
});

it('takes the picture of the address before one that happens to be called the same, and the name from the name', () => {
  const mapping: TableMapping = { file: { role: 'fileName' }, url: { role: 'imageUrl' } };
  expect(apply(mapping, { file: 'train/0001.jpg', url: 'https://example.org/9f3.jpg' })).toMatchObject({
    fileName: '0001.jpg',
    pictures: [
      { kind: 'address', url: 'https://example.org/9f3.jpg' },
      { kind: 'name', fileName: 'train/0001.jpg' },
    ],
  });
});
