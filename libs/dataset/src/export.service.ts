import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { type Principal, scopeOf } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { ContentSetLookup } from '@odr/content';
import { newId, type JobId, type Page } from '@odr/kernel';
import { Database, JobQueue, type UncountedPageQuery } from '@odr/platform';

import { DATASET_CONFIG, type DatasetConfig } from './dataset.config.js';
import { ExportFormat, ExportWish } from '@odr/contracts';
import { ExportFileNotFound, ExportHoldsWithdrawn, ExportIllegalTransition, ExportNotFound } from './dataset.errors.js';
import type { CreateExportRequest, ExportVersionRequest } from './dto/export.request.dto.js';
import { toExportResponse } from './export.mapper.js';
import { VersionWithdrawalRepository } from './withdrawal/version-withdrawal.repository.js';
import { DownloadRepository } from './withdrawal/download.repository.js';
import { ExportRepository, type ExportView } from './export.repository.js';
import { answerWith, type FileAnswer } from './file-answer.js';
import { exportPath } from './writer/export-folder.js';

/** Taken for what they say; whoever takes labels wants the pictures that they are about. */
const TABLES: ReadonlySet<ExportFormat> = new Set<ExportFormat>([ExportFormat.Jsonl, ExportFormat.Csv]);

@Injectable()
export class ExportService {
  constructor(
    private readonly db: Database,
    private readonly exports: ExportRepository,
    private readonly jobs: JobQueue,
    @Inject(DATASET_CONFIG) private readonly config: DatasetConfig,
    private readonly audit: AuditLog,
    private readonly sets: ContentSetLookup,
    private readonly downloads: DownloadRepository,
    private readonly versionWithdrawals: VersionWithdrawalRepository,
  ) {}

  /** Asks for an export; the worker writes it. @throws ContentSetNotFound */
  async create({ format, filter = {}, name }: CreateExportRequest, actor: Principal): Promise<ExportView> {
    if (filter.setId) await this.sets.assertVisible(scopeOf(actor), filter.setId);
    const id = newId<string>();
    await this.db.transaction(async () => {
      const jobId = await this.enqueue(id, actor);
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

  /** Asks for a released version as files. */
  async createOfVersion(
    { id: versionId, version }: { readonly id: string; readonly version: string },
    name: string,
    { format, images, size, buckets }: ExportVersionRequest,
    actor: Principal,
  ): Promise<ExportView> {
    const id = newId<string>();
    const options = { images: images ?? (TABLES.has(format) ? 'none' : 'stored'), size, buckets } as const;
    await this.db.transaction(async () => {
      const jobId = await this.enqueue(id, actor);
      const wish = {
        id,
        name: `${name} ${version}`,
        format,
        filter: {},
        userId: actor.userId,
        jobId,
        versionId,
        options,
      };
      await this.exports.insert(wish);
      await this.audit.record('export.made', actor.userId, { subject: { type: 'export', id }, details: { format } });
    });
    return this.read(id, actor);
  }

  /** Those of a version, newest first. Whether the caller sees the version is asked before. */
  listOfVersion(versionId: string, page: UncountedPageQuery): Promise<Page<ExportView>> {
    return this.exports.ofVersion(versionId, page);
  }

  /** Pauses, goes on with or cancels what is unfinished. What is paused begins anew. @throws ExportNotFound, ExportIllegalTransition */
  async want(id: string, wish: ExportWish, actor: Principal): Promise<ExportView> {
    const found = await this.read(id, actor);
    if (found.userId !== actor.userId) throw new ExportNotFound(id);
    await this.db.transaction(async () => {
      const jobId = wish === ExportWish.Run ? await this.enqueue(id, actor) : null;
      if (!(await this.exports.want(id, wish, jobId)))
        throw new ExportIllegalTransition(toExportResponse(found).state, wish);
    });
    return this.read(id, actor);
  }

  private async enqueue(exportId: string, { userId }: Principal): Promise<JobId> {
    const jobId = await this.jobs.add('dataset.export', { exportId }, { userId });
    if (!jobId) throw new Error('A job without a dedupe key is always new.');
    return jobId;
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

  /** What was withdrawn leaves no more, not even in files that were written before. @throws VersionWithdrawn, ExportHoldsWithdrawn */
  async assertStanding({ id, versionId }: Pick<ExportView, 'id' | 'versionId'>): Promise<void> {
    if (versionId === null) return;
    await this.versionWithdrawals.assertStands(versionId);
    const withdrawn = await this.exports.withdrawnFrom(id);
    if (withdrawn > 0) throw new ExportHoldsWithdrawn(withdrawn);
  }

  /**
   * A file, or the part of it that a broken download still lacks.
   * @throws ExportNotFound, ExportFileNotFound, VersionWithdrawn, ExportHoldsWithdrawn, RangeOutsideFile
   */
  async file(
    id: string,
    name: string,
    headers: Readonly<Record<string, string | undefined>>,
    caller: Principal,
  ): Promise<FileAnswer> {
    const found = await this.read(id, caller);
    const { files, versionId } = found;
    // Looked up among the names of the row: nothing in the address ever becomes a path.
    const file = files?.find((one) => one.name === name || one.path === name);
    if (!file) throw new ExportFileNotFound(name);
    await this.assertStanding(found);
    const path = join(exportPath(this.config.folder, id), file.path);
    try {
      if (versionId !== null)
        await this.downloads.record(versionId, caller.userId, `${id}/${file.path}`, headers['range']);
      return await answerWith({ path, name: file.name, size: file.size, tag: file.sha256 }, headers);
    } catch (error) {
      // An operator may delete old exports to make room; the row does not know.
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new ExportFileNotFound(name);
      throw error;
    }
  }
}
