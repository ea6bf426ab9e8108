import { ParquetProcess, type ParquetProcessOptions } from './parquet-process.js';
import type { OpenedParquet, ParquetCell, ParquetRows } from './parquet-protocol.js';
import {
  isReadable,
  type BadRow,
  type BinaryCell,
  type TableColumn,
  type TableReader,
  type TableRow,
} from './table-reader.js';

/** How many rows are asked for at once; the process gives fewer when they are long. */
const ROWS_AT_ONCE = 500;

/** A Parquet file, decoded in a process of its own. */
export class ParquetTable implements TableReader {
  readonly format = 'parquet';

  private constructor(
    private readonly process: ParquetProcess,
    readonly columns: readonly TableColumn[],
    readonly rowCount: number,
  ) {}

  /** @throws TableUnreadable */
  static async open(path: string, options?: ParquetProcessOptions): Promise<ParquetTable> {
    const process = new ParquetProcess(path, options);
    try {
      const { columns, rowCount } = (await process.ask({ ask: 'open', path })) as OpenedParquet;
      return new ParquetTable(process, columns, rowCount);
    } catch (error) {
      await process.close();
      throw error;
    }
  }

  async *rows(from = 0): AsyncGenerator<TableRow | BadRow> {
    let next = from;
    while (next < this.rowCount) {
      const { rows } = (await this.process.ask({ ask: 'rows', from: next, count: ROWS_AT_ONCE })) as ParquetRows;
      if (rows.length === 0) return;
      yield* rows;
      next += rows.length;
    }
  }

  async row(row: number): Promise<TableRow | undefined> {
    const { rows } = (await this.process.ask({ ask: 'rows', from: row, count: 1 })) as ParquetRows;
    const [found] = rows;
    return found && isReadable(found) ? found : undefined;
  }

  async cell(row: number, column: string): Promise<BinaryCell | undefined> {
    const { bytes, path } = (await this.process.ask({ ask: 'cell', row, column })) as ParquetCell;
    return (
      bytes && {
        bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        ...(path === undefined ? {} : { path }),
      }
    );
  }

  close(): Promise<void> {
    return this.process.close();
  }
}
