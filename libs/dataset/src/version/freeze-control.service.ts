import { Injectable } from '@nestjs/common';
import type { Principal } from '@odr/access';
import { DatasetVersionState } from '@odr/contracts';
import { Database, JobQueue } from '@odr/platform';

import { DatasetService } from '../dataset/dataset.service.js';
import type { DatasetVersionResponse } from './dto/version.response.dto.js';
import { VersionIllegalTransition } from './version.errors.js';
import { VersionRepository } from './version.repository.js';
import { VersionService } from './version.service.js';

const { Building, Paused, Failed } = DatasetVersionState;

/** Why a version that was given up failed. */
const CANCELLED = 'dataset_version.cancelled';

/** Stops the listing of versions and lets it go on. One list is one snapshot, so what was paused begins anew. */
@Injectable()
export class FreezeControlService {
  constructor(
    private readonly db: Database,
    private readonly datasets: DatasetService,
    private readonly versions: VersionService,
    private readonly rows: VersionRepository,
    private readonly jobs: JobQueue,
  ) {}

  /** @throws DatasetNotFound, NotYourDataset, VersionNotFound, VersionIllegalTransition */
  pause(actor: Principal, idOrName: string, number: string): Promise<DatasetVersionResponse> {
    return this.change(actor, idOrName, number, 'pause', ({ id }) => this.rows.move(id, [Building], Paused));
  }

  /** @throws DatasetNotFound, NotYourDataset, VersionNotFound, VersionIllegalTransition */
  resume(actor: Principal, idOrName: string, number: string): Promise<DatasetVersionResponse> {
    return this.change(actor, idOrName, number, 'resume', async ({ id }) => {
      const jobId = await this.jobs.add('dataset.freeze', { versionId: id }, { userId: actor.userId });
      return this.rows.move(id, [Paused], Building, jobId ? { jobId } : {});
    });
  }

  /** Its number stays taken. @throws DatasetNotFound, NotYourDataset, VersionNotFound, VersionIllegalTransition */
  cancel(actor: Principal, idOrName: string, number: string): Promise<DatasetVersionResponse> {
    return this.change(actor, idOrName, number, 'cancel', ({ id }) =>
      this.rows.move(id, [Building, Paused], Failed, { failedWith: CANCELLED }),
    );
  }

  private async change(
    actor: Principal,
    idOrName: string,
    number: string,
    wish: string,
    move: (version: DatasetVersionResponse) => Promise<boolean>,
  ): Promise<DatasetVersionResponse> {
    const { id: datasetId } = await this.datasets.read(actor, idOrName);
    await this.db.transaction(async () => {
      await this.datasets.lock(actor, datasetId);
      const version = await this.versions.read(datasetId, number);
      if (!(await move(version))) throw new VersionIllegalTransition(version.state, wish);
    });
    return this.versions.read(datasetId, number);
  }
}
