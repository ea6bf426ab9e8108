import { Injectable } from '@nestjs/common';
import { scopeOf, type Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { ContentSetLookup } from '@odr/content';
import { DatasetVersionState, VersionBump } from '@odr/contracts';
import { newId } from '@odr/kernel';
import { Database, JobQueue } from '@odr/platform';

import { DatasetService } from '../dataset/dataset.service.js';
import type { CreateVersionRequest } from './dto/version.request.dto.js';
import type { DatasetVersionResponse } from './dto/version.response.dto.js';
import { Freezer } from './freezer.js';
import type { Selection } from './recipe.js';
import { assertProfile, gateOf } from './release.gate.js';
import { type LicensePair, SelectionReader } from './selection.reader.js';
import {
  NothingToRelease,
  NotReleasable,
  SelectionUnclear,
  VersionBuilding,
  VersionNotFound,
  VersionWithdrawn,
} from './version.errors.js';
import { nextNumber, readNumber } from './version.number.js';
import { VersionReader } from './version.reader.js';
import { VersionRepository } from './version.repository.js';

/** So many are listed while the caller waits. More goes on in the background. */
const AT_ONCE = 1_000;
/** Until then a version that is listed while its caller waits is left to that; its job takes over from a process that died. */
const TAKES_OVER_MS = 120_000;
/** So many items that stand in the way are named one by one. */
const NAMED = 100;

/** Commands on versions. */
@Injectable()
export class VersionService {
  constructor(
    private readonly db: Database,
    private readonly datasets: DatasetService,
    private readonly versions: VersionRepository,
    private readonly reader: VersionReader,
    private readonly selection: SelectionReader,
    private readonly sets: ContentSetLookup,
    private readonly freezer: Freezer,
    private readonly jobs: JobQueue,
    private readonly audit: AuditLog,
  ) {}

  /**
   * Makes a version: at once where it is small, else in the background.
   * @throws DatasetNotFound, NotYourDataset, SelectionUnclear, UnknownProfile, NotReleasable, NothingToRelease, ContentSetNotFound
   */
  async create(actor: Principal, idOrName: string, asked: CreateVersionRequest): Promise<DatasetVersionResponse> {
    const id = newId<string>();
    const { datasetId, number, isSmall } = await this.db.transaction(async () => {
      const dataset = await this.datasets.lock(actor, idOrName);
      const profile = asked.profile ?? dataset.profile;
      assertProfile(profile);
      const selection = await this.selectionOf(actor, dataset.id, asked, dataset.definition);
      const leavesOut = asked.leavesOut ?? false;
      const count = await this.assertReleasable(actor, selection, profile, leavesOut);
      const next = nextNumber(await this.versions.latestNumber(dataset.id), asked.bump ?? VersionBump.Minor);
      const { sample, seed = dataset.id, changelog = '' } = asked;
      const splits = asked.splits && { ...asked.splits };
      const about = { title: dataset.title, description: dataset.description };
      const recipe = {
        selection,
        seed,
        leavesOut,
        about,
        ...(sample ? { sample } : {}),
        ...(splits ? { splits } : {}),
      };
      await this.versions.insert({
        id,
        datasetId: dataset.id,
        ...next,
        profile,
        recipe,
        changelog,
        createdBy: actor.userId,
      });
      // With the wish rather than at the end: a snapshot cannot add to a chain that others have added to since.
      await this.audit.record('dataset.released', actor.userId, {
        subject: { type: 'dataset', id: dataset.id },
        details: { versionId: id, items: count },
      });
      const small = count <= AT_ONCE;
      const jobId = await this.jobs.add(
        'dataset.freeze',
        { versionId: id },
        { userId: actor.userId, ...(small ? { afterMs: TAKES_OVER_MS } : {}) },
      );
      if (jobId) await this.versions.setJob(id, jobId);
      return { datasetId: dataset.id, number: next, isSmall: small };
    });
    if (isSmall) await this.freezer.freeze(id);
    return this.read(datasetId, `${number.major}.${number.minor}.${number.patch}`);
  }

  /** @param version `1.2.0`, or `latest` for the newest finished one that stands. @throws VersionNotFound */
  async read(datasetId: string, version: string): Promise<DatasetVersionResponse> {
    const number = readNumber(version);
    const found =
      version === 'latest'
        ? await this.reader.latest(datasetId)
        : number && (await this.reader.find(datasetId, number));
    if (!found) throw new VersionNotFound(version);
    return found;
  }

  /** @throws DatasetNotFound, VersionNotFound, VersionWithdrawn */
  async visible(caller: Principal | undefined, idOrName: string, version: string): Promise<DatasetVersionResponse> {
    const found = await this.read((await this.datasets.read(caller, idOrName)).id, version);
    if (found.withdrawal) throw new VersionWithdrawn({ version: found.version, ...found.withdrawal });
    return found;
  }

  /** @throws DatasetNotFound, VersionNotFound, VersionWithdrawn, VersionBuilding */
  async finished(caller: Principal | undefined, idOrName: string, version: string): Promise<DatasetVersionResponse> {
    const found = await this.visible(caller, idOrName, version);
    if (found.state !== DatasetVersionState.Done) throw new VersionBuilding(found.state);
    return found;
  }

  /** What is chosen from; what the dataset is defined as where nothing is said. @throws SelectionUnclear, VersionNotFound, ContentSetNotFound */
  async selectionOf(
    actor: Principal,
    datasetId: string,
    {
      contentIds,
      setId,
      query,
      successorOf,
    }: Pick<CreateVersionRequest, 'contentIds' | 'setId' | 'query' | 'successorOf'>,
    definition: Readonly<Record<string, unknown>>,
  ): Promise<Selection> {
    const given = [contentIds, setId, query, successorOf].filter((one) => one !== undefined);
    if (given.length > 1) throw new SelectionUnclear();
    if (contentIds) return { contentIds: [...new Set(contentIds)] };
    if (successorOf) return { successorOf: (await this.read(datasetId, successorOf)).id };
    const selection: Selection = given.length === 1 ? { setId, query: query && { ...query } } : definition;
    if (selection.setId && selection.query) throw new SelectionUnclear();
    for (const one of [selection.setId, selection.query?.setId])
      if (one) await this.sets.assertVisible(scopeOf(actor), one);
    return selection.setId ? { setId: selection.setId } : { query: selection.query ?? {} };
  }

  /** @returns how many can be released. @throws NotReleasable, NothingToRelease */
  private async assertReleasable(
    actor: Principal,
    selection: Selection,
    profile: string,
    leavesOut: boolean,
  ): Promise<number> {
    const found = await this.selection.licenses(actor, selection);
    const { refused, closest } = gateOf(found, profile);
    const sum = (counts: readonly { readonly count: number }[]): number =>
      counts.reduce((total, { count }) => total + count, 0);
    if (refused.length > 0 && !leavesOut) {
      const reasons = new Map(refused.map((refusal) => [keyOf(refusal), refusal.reasons]));
      const items = await this.selection.under(actor, selection, refused, NAMED);
      throw new NotReleasable({
        profile,
        count: sum(refused),
        items: items.map((item) => {
          const { contentId, license } = item;
          return { contentId, license, reasons: reasons.get(keyOf(item)) ?? [] };
        }),
        minimalRemoval: items.map(({ contentId }) => contentId),
        ...(closest ? { closestProfile: closest } : {}),
      });
    }
    const releasable = sum(found) - sum(refused);
    if (releasable === 0) throw new NothingToRelease();
    return releasable;
  }
}

const keyOf = ({ license, databaseLicense }: LicensePair): string => JSON.stringify([license, databaseLicense]);
