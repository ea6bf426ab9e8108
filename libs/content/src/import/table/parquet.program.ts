import { messageOf, ParquetFile } from './parquet-file.js';
import type { ParquetAnswer, ParquetQuestion } from './parquet-protocol.js';
import { TableUnreadable } from './table.errors.js';

let file: ParquetFile | undefined;

/** The program of a process that reads one Parquet file: one question at a time, until its parent goes away. */
process.on('message', (question: ParquetQuestion) => {
  void answer(question).then((message) => process.send?.(message));
});
process.on('disconnect', () => process.exit(0));
// Ctrl-C reaches the whole group; the parent decides when this process may end.
process.on('SIGINT', () => undefined);

async function answer(question: ParquetQuestion): Promise<ParquetAnswer> {
  try {
    if (question.ask === 'open') {
      file = await ParquetFile.open(question.path);
      return { result: file.opened() };
    }
    if (!file) return { error: 'No file is open.' };
    if (question.ask === 'rows') return { result: await file.rows(question.from, question.count) };
    return { result: await file.cell(question.row, question.column) };
  } catch (error) {
    if (error instanceof TableUnreadable) return { fault: { reason: error.reason, detail: error.message } };
    if (isOurs(error)) return { error: error.stack ?? error.message };
    // The decoder throws plain errors at whatever a broken file makes it read.
    return { fault: { reason: 'broken', detail: `The table is broken: ${messageOf(error)}` } };
  }
}

/** A system call that failed, unlike the decoder's own errors, has a code of the operating system. */
const isOurs = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error;
