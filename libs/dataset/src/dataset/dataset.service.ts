import { Injectable } from '@nestjs/common';
import { contributesTo, scopeOf, type Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { ContentSetLookup, NotYourTeam } from '@odr/content';
import { SetVisibility } from '@odr/contracts';
import { newId, type TeamId } from '@odr/kernel';
import { assertMatches, Database } from '@odr/platform';

import { assertProfile, DEFAULT_PROFILE } from '../version/release.gate.js';
import { DatasetNotFound, DatasetReleased, NotYourDataset } from './dataset.errors.js';
import { DatasetReader } from './dataset.reader.js';
import { DatasetRepository, type LockedDataset } from './dataset.repository.js';
import { answersFor } from './dataset.visibility.js';
import type { CreateDatasetRequest, UpdateDatasetRequest } from './dto/dataset.request.dto.js';
import type { DatasetResponse } from './dto/dataset.response.dto.js';

/** Commands on datasets. */
@Injectable()
export class DatasetService {
  constructor(
    private readonly db: Database,
    private readonly datasets: DatasetRepository,
    private readonly reader: DatasetReader,
    private readonly sets: ContentSetLookup,
    private readonly audit: AuditLog,
  ) {}

  /** @throws DatasetNameTaken, UnknownProfile, NotYourTeam, ContentSetNotFound */
  create(actor: Principal, asked: CreateDatasetRequest): Promise<string> {
    const id = newId<string>();
    return this.db.transaction(async () => {
      await this.assertFits(actor, asked);
      await this.datasets.insert({
        id,
        name: asked.name,
        title: asked.title ?? asked.name,
        description: asked.description ?? '',
        definition: asked.definition ?? {},
        profile: asked.profile ?? DEFAULT_PROFILE,
        visibility: asked.visibility ?? SetVisibility.Private,
        userId: actor.userId,
        teamId: asked.teamId ?? null,
      });
      await this.audit.record('dataset.made', actor.userId, { subject: { type: 'dataset', id }, details: {} });
      return id;
    });
  }

  /** By id or by name. @throws DatasetNotFound */
  async read(caller: Principal | undefined, idOrName: string): Promise<DatasetResponse> {
    const found = await this.reader.find(scopeOf(caller), idOrName);
    if (!found) throw new DatasetNotFound(idOrName);
    return found;
  }

  /** For what only those see who answer for a dataset. @throws DatasetNotFound, NotYourDataset */
  async answeredFor(actor: Principal, idOrName: string): Promise<DatasetResponse> {
    const found = await this.read(actor, idOrName);
    if (!answersFor(actor, found) && !scopeOf(actor).seesAll) throw new NotYourDataset();
    return found;
  }

  /** @throws DatasetNotFound, NotYourDataset, PreconditionFailed, and whatever `create` refuses */
  update(actor: Principal, id: string, changes: UpdateDatasetRequest, ifMatch: string | undefined): Promise<void> {
    return this.db.transaction(async () => {
      const dataset = await this.lock(actor, id);
      assertMatches(ifMatch, dataset.version);
      // Whose team it is says who made it, nobody else.
      if (changes.teamId !== undefined && dataset.userId !== actor.userId) throw new NotYourDataset();
      await this.assertFits(actor, changes);
      await this.datasets.update(dataset.id, changes);
    });
  }

  /** @throws DatasetNotFound, NotYourDataset, PreconditionFailed, DatasetReleased */
  delete(actor: Principal, id: string, ifMatch: string | undefined): Promise<void> {
    return this.db.transaction(async () => {
      const dataset = await this.lock(actor, id);
      assertMatches(ifMatch, dataset.version);
      if (await this.datasets.isReleased(dataset.id)) throw new DatasetReleased();
      await this.datasets.delete(dataset.id);
      await this.audit.record('dataset.deleted', actor.userId, {
        subject: { type: 'dataset', id: dataset.id },
        details: {},
      });
    });
  }

  /** Holds a dataset for somebody who answers for it. @throws DatasetNotFound, NotYourDataset */
  async lock(actor: Principal, idOrName: string): Promise<LockedDataset> {
    const { id } = await this.read(actor, idOrName);
    const dataset = await this.datasets.lockById(id);
    if (!dataset) throw new DatasetNotFound(id);
    if (!answersFor(actor, dataset)) throw new NotYourDataset();
    return dataset;
  }

  private async assertFits(actor: Principal, { teamId, profile, definition }: UpdateDatasetRequest): Promise<void> {
    if (profile !== undefined) assertProfile(profile);
    assertTeam(actor, teamId);
    for (const setId of [definition?.setId, definition?.query?.setId])
      if (setId) await this.sets.assertVisible(scopeOf(actor), setId);
  }
}

function assertTeam(actor: Principal, teamId: TeamId | null | undefined): void {
  if (teamId && !contributesTo(actor, teamId)) throw new NotYourTeam(teamId);
}
