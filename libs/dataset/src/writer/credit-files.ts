import { join } from 'node:path';
import { ATTRIBUTION_CSV_HEADER, attributionCsvLine, attributionMarkdown } from '@odr/licensing';

import { creditedRow, type ExportRow } from '../export-row.js';
import type { HashedFile } from './hashed-file.js';
import type { WriterSetting } from './row-writer.js';

/** The credit of every item twice: `ATTRIBUTION.md` for people, `attribution.csv` for programs. */
export class CreditFiles {
  private constructor(
    private readonly page: HashedFile,
    private readonly table: HashedFile,
  ) {}

  static async create({ files, folder }: Pick<WriterSetting, 'files' | 'folder'>): Promise<CreditFiles> {
    const page = await files.create(join(folder, 'ATTRIBUTION.md'));
    try {
      await page.write('# Attribution\n\n');
      const table = await files.create(join(folder, 'attribution.csv'));
      await table.write(`content_id,path,${ATTRIBUTION_CSV_HEADER}`);
      return new CreditFiles(page, table);
    } catch (error) {
      await page.abort();
      throw error;
    }
  }

  /** @param made what the export did to the picture */
  async add(row: ExportRow, made: readonly string[]): Promise<void> {
    const work = creditedRow(row, made);
    await this.page.write(`- \`${row.path}\`: ${attributionMarkdown(work)}\n`);
    // Both names of an item, by which a withdrawn one is found and taken out of a copy; neither has to be quoted.
    await this.table.write(`${row.contentId},${row.path},${attributionCsvLine(work)}`);
  }

  async finish(): Promise<void> {
    await this.page.close();
    await this.table.close();
  }

  /** Closes without finishing, after a failure. */
  async abort(): Promise<void> {
    await this.page.abort();
    await this.table.abort();
  }
}
