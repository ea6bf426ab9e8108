import { ContentSourceType } from '@odr/contracts';
import type { ImportedCaption } from '../imported-captions.js';
import type { ItemDescription } from '../import-source.js';
import { cellText, cellTexts, splitTags, urlDecoded } from './cell-text.js';
import { columnsWith, type ColumnRole, type TableMapping } from './table-mapping.js';
import { isEmbeddedImage, isSha256, isWebAddress } from './value-signs.js';

/** Where the picture of a row is. */
export type RowPicture =
  /** In a binary cell, which is read when its turn comes. */
  | { readonly kind: 'cell'; readonly column: string }
  /** Written out in the row. */
  | { readonly kind: 'base64'; readonly column: string }
  | { readonly kind: 'address'; readonly url: string }
  /** Beside the table, or here already. */
  | { readonly kind: 'name'; readonly fileName: string }
  | { readonly kind: 'sha256'; readonly sha256: string };

/** A row as the item it becomes. */
export interface MappedRow {
  /** What the source calls it: 0 is a name like any other. */
  readonly id?: string;
  readonly fileName: string;
  readonly description: ItemDescription;
  readonly captions: readonly ImportedCaption[];
  /** In the order to try; empty when the row leads to no picture. */
  readonly pictures: readonly RowPicture[];
  /** Columns of this row that say where the picture was taken, and are not kept. */
  readonly dropped: readonly string[];
}

export interface RowContext {
  /** Counted from 0. */
  readonly row: number;
  /** Columns whose cells are binary, and not among the values. */
  readonly binary: ReadonlySet<string>;
}

const MAX_NAME = 500;
const MAX_ADDRESS = 2_000;
const RECORDED = ['id', 'width', 'height', 'format', 'size', 'date', 'sha256'] as const satisfies readonly ColumnRole[];

/** What a row says, under a mapping. Nothing is invented: what the row does not say stays open. */
export function applyMapping(
  mapping: TableMapping,
  values: Readonly<Record<string, unknown>>,
  context: RowContext,
): MappedRow {
  const cells = (role: ColumnRole) =>
    columnsWith(mapping, role).map((column) => ({ column, cell: decoded(mapping, column, values[column]) }));
  const first = (role: ColumnRole): string | undefined => cells(role).flatMap(({ cell }) => cellText(cell) ?? [])[0];
  const id = first('id');
  const pictures = picturesOf(mapping, cells, context);
  return {
    ...(id === undefined ? {} : { id }),
    fileName: fileNameOf(pictures, { id, format: first('format'), row: context.row }),
    description: {
      ...defined({
        name: first('name')?.slice(0, MAX_NAME),
        license: first('license')?.slice(0, MAX_ADDRESS),
        licenseUrl: addressOf(first('licenseUrl')),
        altText: first('altText')?.slice(0, 5_000),
      }),
      ...authorsOf(
        cells('author').map(({ cell }) => cell),
        addressOf(first('authorUrl')),
      ),
      ...sourcesOf(
        [...cells('sourceUrl'), ...cells('imageUrl')].flatMap(({ cell }) => cellTexts(cell)),
        recorded(first),
      ),
    },
    captions: [
      ...cells('caption').flatMap(({ column, cell }) => captionOf(column, cell)),
      ...cells('tags').flatMap(({ column, cell }) => tagsOf(column, cell)),
    ],
    pictures,
    dropped: cells('location').flatMap(({ column, cell }) => (cellText(cell) === undefined ? [] : [column])),
  };
}

function picturesOf(
  mapping: TableMapping,
  cells: (role: ColumnRole) => readonly { readonly column: string; readonly cell: unknown }[],
  { binary }: RowContext,
): RowPicture[] {
  const embedded = columnsWith(mapping, 'image').flatMap((column): RowPicture[] =>
    binary.has(column) ? [{ kind: 'cell', column }] : [],
  );
  const written = cells('image').flatMap(({ column, cell }): RowPicture[] => {
    const text = cellText(cell);
    if (text === undefined) return [];
    if (isEmbeddedImage(text)) return [{ kind: 'base64', column }];
    return isWebAddress(text) ? [{ kind: 'address', url: text }] : [{ kind: 'name', fileName: text }];
  });
  const addresses = cells('imageUrl').flatMap(({ cell }) => cellTexts(cell).filter(isWebAddress));
  const names = cells('fileName').flatMap(({ cell }) => cellText(cell) ?? []);
  const hashes = cells('sha256')
    .flatMap(({ cell }) => cellText(cell) ?? [])
    .filter(isSha256);
  const all: RowPicture[] = [
    ...embedded,
    ...written,
    ...names.map((name): RowPicture =>
      isWebAddress(name) ? { kind: 'address', url: name } : { kind: 'name', fileName: name },
    ),
    ...addresses.map((url): RowPicture => ({ kind: 'address', url })),
    ...hashes.map((sha256): RowPicture => ({ kind: 'sha256', sha256: sha256.toLowerCase() })),
  ];
  // A name is a weak tie: another data set may well have a picture called 0001.jpg.
  const isName = ({ kind }: RowPicture): boolean => kind === 'name';
  return [...all.filter((picture) => !isName(picture)), ...all.filter(isName)];
}

function fileNameOf(
  pictures: readonly RowPicture[],
  { id, format, row }: { readonly id?: string; readonly format?: string; readonly row: number },
): string {
  const given = pictures.flatMap((picture) => (picture.kind === 'name' ? lastPart(picture.fileName) : []));
  const ofAddresses = pictures.flatMap((picture) => (picture.kind === 'address' ? addressName(picture.url) : []));
  const name = [...given, ...ofAddresses].find((one) => one !== '');
  if (name !== undefined) return name.slice(-MAX_NAME);
  const extension = /^[a-z0-9]{1,5}$/i.exec(format?.replace(/^(?:image\/|\.)/, '') ?? '')?.[0];
  return `${(id ?? `row ${row + 1}`).slice(0, 200)}${extension === undefined ? '' : `.${extension.toLowerCase()}`}`;
}

const lastPart = (path: string): string => path.split(/[/\\]/).filter(Boolean).at(-1) ?? '';
const addressName = (url: string): string => {
  const name = lastPart(URL.canParse(url) ? new URL(url).pathname : '');
  return urlDecoded(name.replaceAll('+', '%2B'));
};

function decoded(mapping: TableMapping, column: string, cell: unknown): unknown {
  if (mapping[column]?.isUrlEncoded !== true) return cell;
  if (Array.isArray(cell)) return cell.map((one) => (typeof one === 'string' ? urlDecoded(one) : (one as unknown)));
  return typeof cell === 'string' ? urlDecoded(cell) : cell;
}

const addressOf = (text: string | undefined): string | undefined =>
  text !== undefined && text.length <= MAX_ADDRESS && isWebAddress(text) ? text : undefined;

/** Authors are names, lists of names, or objects with a name and an address. */
function authorsOf(cells: readonly unknown[], url: string | undefined): Pick<ItemDescription, 'authors'> {
  const authors = cells.flat().flatMap((cell) => {
    const isPerson = typeof cell === 'object' && cell !== null;
    const person = isPerson ? (cell as Record<string, unknown>) : { name: cell, url };
    const name = cellText(person['name'])?.slice(0, MAX_NAME);
    return name === undefined ? [] : [{ name, ...defined({ url: addressOf(cellText(person['url'])) }) }];
  });
  return authors.length > 0 ? { authors } : {};
}

function sourcesOf(addresses: readonly string[], metadata: Record<string, string>): Pick<ItemDescription, 'sources'> {
  const known = [...new Set(addresses.filter((address) => isWebAddress(address) && address.length <= 4_000))];
  if (known.length === 0) return {};
  const said = Object.keys(metadata).length > 0 ? { metadata } : {};
  return { sources: known.map((value, at) => ({ type: ContentSourceType.Url, value, ...(at === 0 ? said : {}) })) };
}

/** What the source said that is measured here anyway: kept with the source as it was. */
function recorded(first: (role: ColumnRole) => string | undefined): Record<string, string> {
  const said = RECORDED.flatMap((role) => {
    const text = first(role);
    return text === undefined ? [] : [[role, text.slice(0, MAX_NAME)] as const];
  });
  return Object.fromEntries(said);
}

function captionOf(field: string, cell: unknown): ImportedCaption[] {
  if (typeof cell === 'object' && cell !== null && !Array.isArray(cell)) return [{ field, value: cell }];
  return cellTexts(cell).map((value) => ({ field, value }));
}

function tagsOf(field: string, cell: unknown): ImportedCaption[] {
  const tags = splitTags(cell);
  return tags.length > 0 ? [{ field, value: tags }] : [];
}

const defined = <T extends Record<string, unknown>>(values: T): { [K in keyof T]?: NonNullable<T[K]> } =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
