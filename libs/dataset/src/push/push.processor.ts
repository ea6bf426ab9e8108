import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { guardedLookup } from '@odr/content';
import { ExportWish, PushTarget } from '@odr/contracts';
import type { ExportedFile } from '@odr/entities';
import { HandlesJob, type JobOf } from '@odr/platform';

import { DATASET_CONFIG, type DatasetConfig } from '../dataset.config.js';
import { ExportHoldsWithdrawn } from '../dataset.errors.js';
import { ExportStopped } from '../export-stopped.js';
import { ExportRepository, type ExportView } from '../export.repository.js';
import { DownloadRepository } from '../withdrawal/download.repository.js';
import { exportPath } from '../writer/export-folder.js';
import { HubPlace } from './hub-place.js';
import { PUSH_CONFIG, type PushConfig } from './push.config.js';
import { PushCredentials } from './push.credentials.js';
import type { PushPlace } from './push-destination.js';
import { PushRefused } from './push.errors.js';
import { KILOBYTE } from './push.mapper.js';
import { PushRepository, type PushView } from './push.repository.js';
import { S3Place, type S3Keys } from './s3-place.js';

/** How often a push says how far it is, and asks whether it is wanted. */
const ASKS_EVERY_MS = 1_000;

/** Takes exports elsewhere. An attempt that died is taken up where it was: what is there is not sent again. */
@Injectable()
export class PushProcessor {
  constructor(
    private readonly pushes: PushRepository,
    private readonly exports: ExportRepository,
    private readonly credentials: PushCredentials,
    private readonly downloads: DownloadRepository,
    @Inject(DATASET_CONFIG) private readonly files: DatasetConfig,
    @Inject(PUSH_CONFIG) private readonly config: PushConfig,
  ) {}

  @HandlesJob('dataset.push')
  async push({ data, progress }: Pick<JobOf<'dataset.push'>, 'data' | 'progress'>): Promise<void> {
    const wish = await this.pushes.byId(data.pushId);
    if (!wish || wish.result || wish.refused || wish.sealed === null || wish.wish !== ExportWish.Run) return;
    const found = await this.exports.byId(wish.exportId);
    if (!found?.files) return this.pushes.refuse(wish.id, 'export.not_found', 'The files of the export are gone.');
    const stop = new AbortController();
    const told = { done: 0, total: sumOf(found.files) };
    const asking = setInterval(() => void this.look(wish.id, told, stop, progress), ASKS_EVERY_MS);
    try {
      const place = await this.place(wish, wish.sealed);
      const result = await place.push({
        files: found.files.map((file) => ({ ...file, at: join(exportPath(this.files.folder, found.id), file.path) })),
        title: `Push ${found.name}`,
        signal: stop.signal,
        progress: (bytes) => (told.done = Math.round(bytes)),
        assertStanding: () => this.assertStanding(wish.exportId),
      });
      await progress(inKilobytes(told.total), inKilobytes(told.total));
      await this.pushes.finish(wish.id, result);
      await this.received(found, wish);
    } catch (error) {
      if (error instanceof ExportStopped) return;
      // What another attempt would not change is kept with the wish; everything else is tried again.
      if (!(error instanceof PushRefused || error instanceof ExportHoldsWithdrawn)) throw error;
      await this.pushes.refuse(wish.id, error.code, error.message);
    } finally {
      clearInterval(asking);
    }
  }

  private async place({ id, target, destination }: PushView, sealed: string): Promise<PushPlace> {
    if (target === PushTarget.HuggingFace) {
      const { token } = await this.credentials.open<{ token: string }>(id, sealed);
      return new HubPlace(this.config.hubUrl, destination, token);
    }
    const keys = await this.credentials.open<S3Keys>(id, sealed);
    return new S3Place(destination, keys, guardedLookup({ ports: new Set(), allows: this.config.allows }));
  }

  private async look(
    id: string,
    { done, total }: { readonly done: number; readonly total: number },
    stop: AbortController,
    progress: (done: number, total: number) => Promise<void>,
  ): Promise<void> {
    try {
      await progress(inKilobytes(done), inKilobytes(total));
      if ((await this.pushes.wishOf(id)) !== ExportWish.Run) stop.abort(new ExportStopped());
    } catch {
      // The database is away for a moment; the next look tells.
    }
  }

  private async assertStanding(exportId: string): Promise<void> {
    const withdrawn = await this.exports.withdrawnFrom(exportId);
    if (withdrawn > 0) throw new ExportHoldsWithdrawn(withdrawn);
  }

  /** Whoever pushes has received: a withdrawal concerns them. */
  private async received({ versionId }: ExportView, { id, userId }: PushView): Promise<void> {
    if (versionId !== null) await this.downloads.record(versionId, userId, `push/${id}`, undefined);
  }
}

/** Progress is counted in kilobytes: a job's counter ends at two thousand million. */
const inKilobytes = (bytes: number): number => Math.ceil(bytes / KILOBYTE);

const sumOf = (files: readonly ExportedFile[]): number => files.reduce((sum, { size }) => sum + size, 0);
