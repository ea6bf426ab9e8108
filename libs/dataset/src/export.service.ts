import type { ReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { ContentSetLookup } from '@odr/content';
import type { ExportedFile } from '@odr/entities';
import { newId, type Page } from '@odr/kernel';
import { Database, JobQueue, type UncountedPageQuery } from '@odr/platform';

import { DATASET_CONFIG, type DatasetConfig } from './dataset.config.js';
import { ExportFileNotFound, ExportNotFound, RangeOutsideFile } from './dataset.errors.js';
import type { CreateExportRequest } from './dto/export.request.dto.js';
import { readRange } from './export-range.policy.js';
import { ExportRepository, type ExportView } from './export.repository.js';
import { exportPath } from './writer/export-folder.js';

export interface FileAnswer {
  readonly status: 200 | 206 | 304;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: ReadStream;
}

@Injectable()
export class ExportService {
  constructor(
    private readonly db: Database,
    private readonly exports: ExportRepository,
    private readonly jobs: JobQueue,
    @Inject(DATASET_CONFIG) private readonly config: DatasetConfig,
    private readonly audit: AuditLog,
    private readonly sets: ContentSetLookup,
  ) {}

  /** Asks for an export; the worker writes it. @throws ContentSetNotFound */
  async create({ format, filter = {}, name }: CreateExportRequest, actor: Principal): Promise<ExportView> {
    if (filter.setId) await this.sets.assertVisible(scopeOf(actor), filter.setId);
    const id = newId<string>();
    await this.db.transaction(async () => {
      const jobId = await this.jobs.add('dataset.export', { exportId: id }, { userId: actor.userId });
      if (!jobId) throw new Error('A job without a dedupe key is always new.');
      await this.exports.insert({
        id,
        name: name?.trim() || `export-${id}`,
        format,
        filter: { ...filter },
        userId: actor.userId,
        jobId,
      });
      await this.audit.record('export.made', actor.userId, { subject: { type: 'export', id }, details: { format } });
    });
    return this.read(id, actor);
  }

  list(page: UncountedPageQuery, caller: Principal): Promise<Page<ExportView>> {
    return this.exports.list(scopeOf(caller), page);
  }

  /** @throws ExportNotFound */
  async read(id: string, caller: Principal): Promise<ExportView> {
    const found = await this.exports.visibleById(scopeOf(caller), id);
    if (!found) throw new ExportNotFound(id);
    return found;
  }

  /**
   * A file, or the part of it that a broken download still lacks.
   * @throws ExportNotFound, ExportFileNotFound, RangeOutsideFile
   */
  async file(
    id: string,
    name: string,
    headers: Readonly<Record<string, string | undefined>>,
    caller: Principal,
  ): Promise<FileAnswer> {
    const { files } = await this.read(id, caller);
    // Looked up among the names of the row: nothing in the address ever becomes a path.
    const file = files?.find((one) => one.name === name || one.path === name);
    if (!file) throw new ExportFileNotFound(name);
    const common = headersOf(file);
    if (headers['if-none-match'] === common['etag']) return { status: 304, headers: common };
    const isSameFile = headers['if-range'] === undefined || headers['if-range'] === common['etag'];
    const range = isSameFile ? readRange(headers['range'], file.size) : undefined;
    if (range === 'unsatisfiable') throw new RangeOutsideFile(file.size);
    const handle = await openFile(join(exportPath(this.config.folder, id), file.path), name);
    const length = range ? range.end - range.start + 1 : file.size;
    return {
      status: range ? 206 : 200,
      headers: {
        ...common,
        'content-length': String(length),
        ...(range ? { 'content-range': `bytes ${range.start}-${range.end}/${file.size}` } : {}),
      },
      body: handle.createReadStream(range),
    };
  }
}

async function openFile(path: string, name: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (error) {
    // An operator may delete old exports to make room; the row does not know.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new ExportFileNotFound(name);
    throw error;
  }
}

const MEDIA_TYPES: readonly (readonly [string, string])[] = [
  ['.parquet', 'application/vnd.apache.parquet'],
  ['.jsonl', 'application/x-ndjson'],
  ['.md', 'text/markdown; charset=utf-8'],
];

const headersOf = ({ name, sha256 }: ExportedFile): Record<string, string> => ({
  'content-type': MEDIA_TYPES.find(([ending]) => name.endsWith(ending))?.[1] ?? 'application/octet-stream',
  'content-disposition': `attachment; filename="${name}"`,
  'accept-ranges': 'bytes',
  etag: `"${sha256}"`,
  'cache-control': 'private, no-cache',
  'x-content-type-options': 'nosniff',
});
