import { rename, rm } from 'node:fs/promises';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';

type Row = Record<string, unknown>;

/**
 * Takes rows out of a Parquet file, whatever its pages are compressed with; schema, order and key-value metadata stay.
 * Holds one row group at a time.
 * @returns whether something went
 * @throws whatever the decoder throws at a file that it cannot read
 */
export async function prunedParquet(path: string, isDoomed: (text: string) => boolean): Promise<boolean> {
  const file = await asyncBufferFromFile(path);
  const metadata = await parquetMetadataAsync(file);
  const groups = groupsOf(metadata.row_groups.map(({ num_rows: rows }) => Number(rows)));
  const names = new Set<number>();
  const columns = (metadata.schema[0]?.num_children ?? 0) > 0 ? topLevel(metadata.schema) : [];
  for (const [at, { from, to }] of groups.entries()) {
    // Pictures are most of a file and name nobody, so they are not read to find that out.
    const rows = await rowsOf(
      columns.filter((column) => column !== 'image'),
      from,
      to,
    );
    if (rows.some(isGone)) names.add(at);
  }
  if (names.size === 0) return false;

  const draft = `${path}.pruned`;
  await rm(draft, { force: true });
  const { schema, key_value_metadata: kvMetadata = [], created_by: createdBy = '' } = metadata;
  const writer = new ParquetWriter({ writer: fileWriter(draft), schema, kvMetadata, createdBy });
  for (const [at, { from, to }] of groups.entries()) {
    const rows = await rowsOf(columns, from, to);
    const kept = names.has(at) ? rows.filter((row) => !isGone(row)) : rows;
    if (kept.length === 0) continue;
    const columnData = columns.map((name) => ({ name, data: kept.map((row) => row[name]), ...AS_IT_WAS(name) }));
    await writer.write({ columnData, rowGroupSize: kept.length });
  }
  await writer.finish();
  await rename(draft, path);
  return true;

  function rowsOf(wanted: string[], rowStart: number, rowEnd: number): Promise<Row[]> {
    // Bytes stay bytes: only what the schema calls text is read as text.
    return parquetReadObjects({ file, metadata, columns: wanted, rowStart, rowEnd, compressors, utf8: false });
  }
  function isGone(row: Row): boolean {
    return Object.values(row).some(saysIt);
  }
  function saysIt(value: unknown): boolean {
    if (typeof value === 'string') return isDoomed(value);
    if (value instanceof Uint8Array || typeof value !== 'object' || value === null) return false;
    return Object.values(value).some(saysIt);
  }
}

/** As exports write pictures: they are compressed already, have no order, and never repeat. */
const AS_IT_WAS = (name: string): object =>
  name === 'image' ? { codec: 'UNCOMPRESSED', statistics: false, encoding: 'PLAIN' } : {};

function groupsOf(sizes: readonly number[]): { readonly from: number; readonly to: number }[] {
  let from = 0;
  return sizes.map((rows) => {
    const group = { from, to: from + rows };
    from += rows;
    return group;
  });
}

/** Names of the columns, in order: a schema is a tree laid out depth first. */
function topLevel(schema: readonly { readonly name: string; readonly num_children?: number }[]): string[] {
  const names: string[] = [];
  for (let at = 1; at < schema.length; at = behind(at)) names.push(schema[at]?.name ?? '');
  return names;

  function behind(at: number): number {
    let next = at + 1;
    for (let child = 0; child < (schema[at]?.num_children ?? 0); child += 1) next = behind(next);
    return next;
  }
}
