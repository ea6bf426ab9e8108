import { Injectable } from '@nestjs/common';
import type { Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { DatasetVersionState } from '@odr/contracts';
import { Database, Outbox } from '@odr/platform';

import { DatasetService } from '../dataset/dataset.service.js';
import type { DatasetVersionResponse } from '../version/dto/version.response.dto.js';
import { VersionBuilding } from '../version/version.errors.js';
import { VersionService } from '../version/version.service.js';
import type { WithdrawVersionRequest } from './dto/version-withdrawal.dto.js';
import { VersionWithdrawalRepository } from './version-withdrawal.repository.js';
import { WithdrawalFeed } from './withdrawal-feed.js';

/** Withdraws whole versions. There is no way back: whoever was told has deleted their copies. */
@Injectable()
export class VersionWithdrawalService {
  constructor(
    private readonly db: Database,
    private readonly datasets: DatasetService,
    private readonly versions: VersionService,
    private readonly withdrawals: VersionWithdrawalRepository,
    private readonly feed: WithdrawalFeed,
    private readonly audit: AuditLog,
    private readonly outbox: Outbox,
  ) {}

  /** @throws DatasetNotFound, NotYourDataset, VersionNotFound, VersionBuilding, VersionWithdrawn */
  async withdraw(
    actor: Principal,
    idOrName: string,
    number: string,
    { reason, statement }: WithdrawVersionRequest,
  ): Promise<DatasetVersionResponse> {
    const { id: datasetId } = await this.datasets.answeredFor(actor, idOrName);
    const { id, version, state, rootHash } = await this.versions.read(datasetId, number);
    if (state !== DatasetVersionState.Done || rootHash === null) throw new VersionBuilding(state);
    await this.db.transaction(async () => {
      if (!(await this.withdrawals.add(id, { reason, statement }, actor.userId)))
        await this.withdrawals.assertStands(id);
      await this.feed.add([{ datasetId, version, rootHash, reason }]);
      await this.audit.record('dataset.version_withdrawn', actor.userId, {
        subject: { type: 'dataset', id: datasetId },
        details: { versionId: id, reason },
      });
      await this.outbox.append('dataset.version_withdrawn', { versionId: id });
    });
    return this.versions.read(datasetId, version);
  }
}
