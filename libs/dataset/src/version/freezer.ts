import { AsyncLocalStorage } from 'node:async_hooks';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { PrincipalReader } from '@odr/access';
import { DatasetVersionState } from '@odr/contracts';
import { DomainError } from '@odr/kernel';
import { asStorageError, Database } from '@odr/platform';

import { DATASET_CONFIG, type DatasetConfig } from '../dataset.config.js';
import { leafHash, MerkleTree } from '../manifest/merkle-tree.js';
import { ExportFolder } from '../writer/export-folder.js';
import { WithdrawalService } from '../withdrawal/withdrawal.service.js';
import { SourceAgreementReader } from './agreement.reader.js';
import { toLine, toManifestItem, type FrozenItem, type ManifestItem } from './manifest-line.js';
import { gateOf } from './release.gate.js';
import { SelectionReader } from './selection.reader.js';
import { splitOf } from './split.policy.js';
import { Tally } from './tally.js';
import { NothingToRelease } from './version.errors.js';
import { VersionRepository, type PlacedItem, type VersionRow } from './version.repository.js';

/** How often it is asked whether somebody has paused or cancelled. */
const LOOK_MS = 500;
const STOPPED: readonly (DatasetVersionState | undefined)[] = [DatasetVersionState.Paused, DatasetVersionState.Failed];

type Told = (done: number, total: number) => Promise<void>;

/** The folder of a version's manifest, beside those of exports. */
export const manifestFolder = (versionId: string): string => `version-${versionId}`;
export const MANIFEST = 'manifest.ndjson';

/** Makes the list of a version: all of it in one transaction, from one snapshot, or nothing. */
@Injectable()
export class Freezer {
  constructor(
    private readonly db: Database,
    private readonly versions: VersionRepository,
    private readonly selection: SelectionReader,
    private readonly principals: PrincipalReader,
    private readonly withdrawals: WithdrawalService,
    private readonly agreement: SourceAgreementReader,
    @Inject(DATASET_CONFIG) private readonly config: DatasetConfig,
  ) {}

  /** Does nothing to a version that is finished. What is wrong with the wish itself is kept with the version. */
  async freeze(versionId: string, told: Told = () => Promise.resolve()): Promise<void> {
    const version = await this.versions.byId(versionId);
    if (version?.state !== DatasetVersionState.Building) return;
    // Progress is for everybody to see while the transaction lasts, so it is told outside of it; and what others want, asked there.
    const outside = AsyncLocalStorage.snapshot();
    const isWanted = async (): Promise<boolean> =>
      (await outside(() => this.versions.stateOf(version.id))) === DatasetVersionState.Building;
    try {
      await this.db.transaction(() => this.buildAlone(version, isWanted, (done, total) => outside(told, done, total)));
      await this.withdrawals.catchUp(version.id);
    } catch (error) {
      // Paused or cancelled meanwhile: what there was of it is gone with the transaction, and that is no failure.
      if (STOPPED.includes(await this.versions.stateOf(version.id))) return;
      if (!(error instanceof DomainError)) throw asStorageError(error);
      await this.versions.fail(version.id, error.code);
    }
  }

  private async buildAlone(version: VersionRow, isWanted: () => Promise<boolean>, told: Told): Promise<void> {
    await this.versions.beginSnapshot();
    // Of one that was paused and goes on, the attempt before may still be on its way out; then the job tries again later.
    if (!(await this.versions.claim(version.id))) throw new Error('Another attempt lists this version.');
    if (!(await isWanted())) throw new FreezeStopped();
    const folder = await ExportFolder.begin(this.config.folder, manifestFolder(version.id));
    try {
      await this.build(version, folder, isWanted, told);
    } finally {
      await folder.discard();
    }
  }

  private async build(
    version: VersionRow,
    folder: ExportFolder,
    isWanted: () => Promise<boolean>,
    told: Told,
  ): Promise<void> {
    const actor = await this.principals.actingFor(version.createdBy);
    if (!actor) return this.versions.fail(version.id, 'auth.forbidden');
    const { refused } = gateOf(await this.selection.licenses(actor, version.recipe.selection), version.profile);
    await this.selection.layOut(actor, version.recipe, refused);
    const total = await this.selection.count();
    if (total === 0) throw new NothingToRelease();

    const [tree, tally] = [new MerkleTree(), new Tally()];
    const file = await folder.files.create(join(folder.path, MANIFEST));
    let [position, start, looked] = [0, 0, Date.now()];
    try {
      for await (const page of this.selection.pages()) {
        const rows: PlacedItem[] = [];
        for (const frozen of page) {
          const item = toManifestItem(frozen, splitFor(frozen, version));
          const line = toLine(item);
          const leaf = leafHash(line);
          const lineLength = Buffer.byteLength(line);
          tree.add(leaf);
          tally.add(item);
          await file.write(`${line}\n`);
          rows.push({ ...placeOf(item), position, leafHash: leaf, lineStart: start, lineLength });
          position += 1;
          start += lineLength + 1;
        }
        await this.versions.addItems(version.id, rows);
        await told(position, total);
        if (Date.now() - looked < LOOK_MS) continue;
        if (!(await isWanted())) throw new FreezeStopped();
        looked = Date.now();
      }
      await file.close();
    } finally {
      await file.abort();
    }
    const excluded = await this.versions.addExclusions(version.id);
    const [manifest] = await folder.publish();
    if (!manifest) throw new Error('A manifest was written and is not there.');
    await this.versions.finish(version.id, {
      rootHash: tree.root().toString('hex'),
      itemCount: position,
      counts: tally.counts(excluded, await this.agreement.of(tally.sources())),
      chunkHashes: Buffer.concat(tree.chunks()),
      manifest: { size: manifest.size, sha256: manifest.sha256 },
    });
  }
}

/** Whoever asked for it has paused or cancelled it, or it is finished by now. */
class FreezeStopped extends Error {}

const splitFor = ({ cluster, id }: FrozenItem, { recipe: { splits, seed } }: VersionRow): string | null =>
  splits ? splitOf(splits, seed, cluster ?? id) : null;

const placeOf = ({ contentId, publishedSha256, license, split }: ManifestItem) => ({
  contentId,
  publishedSha256,
  license,
  split: split ?? null,
});
