/** What the columns of a table mean, by their names. */
export type TableMapping = Readonly<Record<string, ColumnUse>>;

export interface ColumnUse {
  readonly role: string;
  readonly isUrlEncoded?: boolean;
}

export interface PreviewColumn {
  readonly name: string;
  readonly type: string;
  readonly role: string;
  readonly isUrlEncoded: boolean;
  readonly confidence: number;
  readonly reason: string;
  readonly evidence: string | null;
  readonly samples: readonly string[];
}

/** A row as it would come in. */
export interface PreviewRow {
  readonly row: number;
  readonly fileName: string;
  readonly name: string;
  readonly license: string | null;
  readonly licenseVerdict: string;
  readonly licenseProblem: string | null;
  readonly altText: string | null;
  readonly authors: readonly { readonly name: string }[];
  readonly sources: readonly string[];
  readonly captions: readonly { readonly field: string; readonly text: string }[];
  readonly pictureFrom: string | null;
  readonly thumbnail: string | null;
  readonly dropped: readonly string[];
}

export interface PreviewWarning {
  readonly code: string;
  readonly share: number;
  readonly columns: readonly string[];
}

export interface SavedMapping {
  readonly id: string;
  readonly name: string;
  readonly mapping: TableMapping;
}

export interface ImportPreview {
  readonly format: string;
  readonly rowCount: number | null;
  readonly sampled: number;
  readonly fingerprint: string;
  readonly isGraphcap: boolean;
  readonly columns: readonly PreviewColumn[];
  readonly rows: readonly PreviewRow[];
  readonly warnings: readonly PreviewWarning[];
  readonly savedMappings: readonly SavedMapping[];
}

/** Every meaning a column can have, in the order people look for them. */
export const ROLE_WORDS: Readonly<Record<string, string>> = {
  ignore: 'Not used',
  image: 'The picture itself',
  imageUrl: 'Address of the picture',
  fileName: 'File name of the picture',
  sha256: 'Hash of the picture (SHA-256)',
  name: 'Title',
  altText: 'Alternative text',
  caption: 'Caption',
  tags: 'Tags',
  license: 'Licence',
  licenseUrl: 'Address of the licence',
  author: 'Author',
  authorUrl: 'Page of the author',
  sourceUrl: 'Page it was found on',
  id: 'Id in its collection',
  date: 'Date taken',
  width: 'Width',
  height: 'Height',
  format: 'Format',
  size: 'Size in bytes',
  location: 'Place: dropped',
};

const FROM_WORDS: Readonly<Record<string, string>> = {
  cell: 'in the table',
  base64: 'in the table',
  address: 'fetched from its address',
  name: 'a picture that is here',
  sha256: 'a picture that is here',
};

/** Where the picture of a row comes from. */
export const fromWords = (from: string | null): string => (from === null ? 'No picture' : (FROM_WORDS[from] ?? from));

/** Why a column was taken for what it is. */
export function reasonWords({ reason, evidence }: Pick<PreviewColumn, 'reason' | 'evidence'>): string {
  switch (reason) {
    case 'known_table':
      return `This is the table of ${evidence ?? 'a known data set'}`;
    case 'saved_mapping':
      return `From the mapping “${evidence ?? ''}”`;
    case 'chosen':
      return 'You chose it';
    case 'type_is_image':
      return 'The file says that it holds bytes';
    case 'name_is':
      return 'Its name says so';
    case 'name_contains':
      return `Its name contains “${evidence ?? ''}”`;
    case 'values_look_like':
      return `Its values look like: ${evidence ?? ''}`;
    case 'another_column_is_surer':
      return 'Another column is surer';
    default:
      return 'Neither its name nor its values say what it is';
  }
}

const FORMAT_WORDS: Readonly<Record<string, string>> = {
  parquet: 'Parquet',
  jsonl: 'JSON lines',
  json: 'JSON',
  csv: 'CSV',
  tsv: 'TSV',
};

/** How people call a format of tables. */
export const formatWords = (format: string): string => FORMAT_WORDS[format] ?? format;

/** How sure a proposal is, as a word; a person's own choice is not in doubt. */
export function confidenceWords({ confidence, reason }: Pick<PreviewColumn, 'confidence' | 'reason'>): string {
  if (reason === 'chosen') return 'Settled';
  if (reason === 'nothing_fits') return 'Not recognised';
  if (confidence >= 0.85) return 'Sure';
  return confidence >= 0.5 ? 'Likely' : 'A guess';
}

/** A warning in a sentence that says what happens. */
export function warningWords({ code, share, columns }: PreviewWarning): string {
  const part = share >= 0.995 ? 'All rows' : `${Math.max(1, Math.round(100 * share))} % of the rows`;
  const list = columns.join(', ');
  switch (code) {
    case 'no_picture_column':
      return 'No column leads to a picture. Say which one does, or nothing will come in.';
    case 'rows_without_picture':
      return `${part} looked at name no picture. They will fail.`;
    case 'license_missing':
      return `${part} looked at have no licence that can be told. They come in, but cannot be published until one is given.`;
    case 'license_not_open':
      return `${part} looked at are under a licence that is not open. They cannot be published.`;
    case 'location_dropped':
      return `Where pictures were taken is not kept: ${list}.`;
    case 'text_decoded':
      return `Written as in an address and decoded: ${list}.`;
    case 'rows_unreadable':
      return `${part} looked at cannot be read. They fail alone; the others come in.`;
    default:
      return code;
  }
}

/** Whether somebody has to act on it, unlike what only tells. */
export const isSerious = ({ code }: PreviewWarning): boolean => code !== 'location_dropped' && code !== 'text_decoded';

/** The mapping that the columns amount to. */
export const mappingOf = (columns: readonly PreviewColumn[]): TableMapping =>
  Object.fromEntries(columns.map(({ name, role, isUrlEncoded }) => [name, { role, isUrlEncoded }]));

/** Roles whose text may stand as in an address. */
export const isText = (role: string): boolean => ['name', 'author', 'caption', 'tags', 'altText'].includes(role);
