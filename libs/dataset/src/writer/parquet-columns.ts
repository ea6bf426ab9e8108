import type { ParquetWriter } from 'hyparquet-writer';

import type { ExportRow } from '../export-row.js';

type SchemaElement = ParquetWriter['schema'][number];

/** A buffered row with its picture. */
export interface PictureRow {
  readonly row: ExportRow;
  readonly image: Uint8Array;
}

interface Column {
  readonly name: string;
  readonly schema: readonly SchemaElement[];
  /** How `datasets` of Hugging Face should read it. */
  readonly feature: unknown;
  valueOf(row: PictureRow): unknown;
}

const STRING = { dtype: 'string', _type: 'Value' };

const text = (name: string, repetition_type: 'REQUIRED' | 'OPTIONAL' = 'REQUIRED'): SchemaElement => ({
  name,
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
  repetition_type,
});

const textColumn = (name: keyof ExportRow & string, repetition?: 'OPTIONAL'): Column => ({
  name,
  schema: [text(name, repetition)],
  feature: STRING,
  valueOf: ({ row }) => row[name],
});

const numberColumn = (name: 'width' | 'height'): Column => ({
  name,
  schema: [{ name, type: 'INT32', repetition_type: 'OPTIONAL' }],
  feature: { dtype: 'int32', _type: 'Value' },
  valueOf: ({ row }) => row[name] ?? undefined,
});

const list = (name: string, element: readonly SchemaElement[]): SchemaElement[] => [
  { name, num_children: 1, repetition_type: 'REQUIRED', converted_type: 'LIST' },
  { name: 'list', num_children: 1, repetition_type: 'REPEATED' },
  ...element,
];

const textsColumn = (name: 'sources' | 'captions' | 'tags'): Column => ({
  name,
  schema: list(name, [text('element')]),
  feature: { feature: STRING, _type: 'Sequence' },
  valueOf: ({ row }) => row[name],
});

const COLUMNS: readonly Column[] = [
  {
    name: 'image',
    schema: [
      { name: 'image', num_children: 2, repetition_type: 'OPTIONAL' },
      { name: 'bytes', type: 'BYTE_ARRAY', repetition_type: 'OPTIONAL' },
      text('path', 'OPTIONAL'),
    ],
    feature: { _type: 'Image' },
    valueOf: ({ row, image }) => ({ bytes: image, path: row.path }),
  },
  textColumn('contentId'),
  textColumn('name'),
  textColumn('sha256'),
  textColumn('publishedSha256'),
  textColumn('license'),
  textColumn('licenseUrl', 'OPTIONAL'),
  textColumn('attribution'),
  {
    name: 'authors',
    schema: list('authors', [
      { name: 'element', num_children: 2, repetition_type: 'REQUIRED' },
      text('name'),
      text('url', 'OPTIONAL'),
    ]),
    feature: [{ name: STRING, url: STRING }],
    valueOf: ({ row }) => row.authors,
  },
  textsColumn('sources'),
  numberColumn('width'),
  numberColumn('height'),
  textColumn('format'),
  textsColumn('captions'),
  textsColumn('tags'),
  textColumn('createdAt'),
];

export const PARQUET_SCHEMA: SchemaElement[] = [
  { name: 'root', num_children: COLUMNS.length },
  ...COLUMNS.flatMap(({ schema }) => schema),
];

/** Key-value metadata by which `datasets` recognises the picture column. */
export const HUGGING_FACE = {
  key: 'huggingface',
  value: JSON.stringify({
    info: { features: Object.fromEntries(COLUMNS.map(({ name, feature }) => [name, feature])) },
  }),
};

/** Pictures are compressed already, have no order, and never repeat: no codec, no statistics, no dictionary. */
const PICTURE = { codec: 'UNCOMPRESSED', statistics: false, encoding: 'PLAIN' } as const;

export const columnData = (rows: readonly PictureRow[]): Parameters<ParquetWriter['write']>[0]['columnData'] =>
  COLUMNS.map((column) => ({
    name: column.name,
    data: rows.map((row) => column.valueOf(row)),
    ...(column.name === 'image' ? PICTURE : {}),
  }));
