import type { ItemRefusal, JsonObject, ListedItem } from '../import-source.js';
import { readGraphcapObject } from '../graphcap/graphcap-line.js';
import { applyMapping, type MappedRow, type RowPicture } from '../mapping/apply-mapping.js';
import { mappingOf, proposeMapping } from '../mapping/propose-mapping.js';
import { hasPicture, isMapped, type TableMapping } from '../mapping/table-mapping.js';
import { SAMPLE_ROWS } from './table-limits.js';
import { isReadable, type BadRow, type TableColumn, type TableReader, type TableRow } from './table-reader.js';

/** What a table's item remembers to be found again. */
export interface RowLocator {
  readonly row: number;
  readonly offset?: number;
  readonly length?: number;
  readonly pictures: readonly RowPicture[];
}

/** The first readable rows, and how many of those looked at could not be read. */
export interface TableSample {
  readonly rows: readonly TableRow[];
  readonly bad: readonly BadRow[];
}

/** @throws TableUnreadable */
export async function sampleOf(table: TableReader, count = SAMPLE_ROWS): Promise<TableSample> {
  const rows: TableRow[] = [];
  const bad: BadRow[] = [];
  for await (const row of table.rows()) {
    if (isReadable(row)) rows.push(row);
    else bad.push(row);
    if (rows.length + bad.length >= count) break;
  }
  return { rows, bad };
}

/** Columns whose cells are read one by one. */
export const binaryColumns = (columns: readonly TableColumn[]): ReadonlySet<string> =>
  new Set(columns.flatMap(({ name, type }) => (type === 'bytes' || type === 'image' ? [name] : [])));

/** The mapping somebody settled on, or else the one that would be proposed: the same table always gives the same. */
export async function mappingFor(table: TableReader, settled: TableMapping): Promise<TableMapping> {
  if (isMapped(settled)) return settled;
  const { rows } = await sampleOf(table);
  return mappingOf(proposeMapping(table.columns, (column) => rows.map(({ values }) => values[column])));
}

/** Whether the lines are what graphcap writes, and nobody has said that they mean something else. */
export const isGraphcap = (columns: readonly TableColumn[], settled: TableMapping): boolean =>
  !isMapped(settled) && ['filename', 'parsed'].every((name) => columns.some((column) => column.name === name));

/**
 * Every row as an entry of the plan.
 * @param table stays the caller's to close
 * @param settled empty when the columns speak for themselves
 */
export async function* listTable(table: TableReader, settled: TableMapping): AsyncGenerator<ListedItem> {
  if (isGraphcap(table.columns, settled)) {
    for await (const row of table.rows()) yield graphcapItem(row);
    return;
  }
  const mapping = await mappingFor(table, settled);
  const binary = binaryColumns(table.columns);
  for await (const row of table.rows()) yield isReadable(row) ? itemOf(row, mapping, binary) : badItem(row);
}

function itemOf(row: TableRow, mapping: TableMapping, binary: ReadonlySet<string>): ListedItem {
  const mapped = applyMapping(mapping, row.values, { row: row.row, binary });
  return {
    key: mapped.id ?? rowKey(row.row),
    fileName: mapped.fileName,
    locator: locatorOf(row, mapped),
    description: mapped.description,
    captions: mapped.captions,
    ...(mapped.pictures.length === 0 ? { refusal: hasPicture(mapping) ? NO_PICTURE_IN_ROW : NO_PICTURE_COLUMN } : {}),
  };
}

function locatorOf({ row, span }: TableRow, { pictures }: Pick<MappedRow, 'pictures'>): JsonObject {
  return { row, ...span, pictures };
}

/** One item for each line; of lines about one picture the first brings it, the others add their words. */
function graphcapItem(row: TableRow | BadRow): ListedItem {
  if (!isReadable(row)) return badItem(row);
  const reading = readGraphcapObject(row.values, row.row + 1);
  if (!reading.ok) {
    const { filename, problem, detail } = reading.error;
    // Nothing can be made of words that graphcap did not find; the picture itself is not what the file is about.
    const refusal: ItemRefusal = { outcome: 'skipped', code: `import.${problem}`, detail };
    return { key: filename ?? rowKey(row.row), fileName: filename ?? rowKey(row.row), locator: {}, refusal };
  }
  const { filename, baseName, config, value } = reading.caption;
  return {
    key: filename,
    fileName: baseName,
    locator: locatorOf(row, { pictures: [{ kind: 'name', fileName: baseName }] }),
    captions: [{ field: config, value }],
  };
}

const badItem = ({ row, reason, detail }: BadRow): ListedItem => ({
  key: rowKey(row),
  fileName: rowKey(row),
  locator: {},
  refusal: { outcome: 'failed', code: `import.${reason}`, detail },
});

const rowKey = (row: number): string => `row ${row + 1}`;

const NO_PICTURE_IN_ROW: ItemRefusal = {
  outcome: 'failed',
  code: 'import.no_picture',
  detail: 'The row names no picture: the columns that would are empty.',
};
const NO_PICTURE_COLUMN: ItemRefusal = {
  outcome: 'failed',
  code: 'import.no_picture_column',
  detail: 'No column of the table has been said to lead to a picture. Import it again with another mapping.',
};
