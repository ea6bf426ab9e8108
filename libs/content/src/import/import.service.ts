import { Inject, Injectable } from '@nestjs/common';
import { contributesTo, mayDo, scopeOf, type Principal } from '@odr/access';
import { AuditLog } from '@odr/audit';
import { ImportKind, ImportState } from '@odr/contracts';
import { newId, type ImportId, type TeamId } from '@odr/kernel';
import { normaliseLicense } from '@odr/licensing';
import { BlobStore, Database } from '@odr/platform';
import { LicenseContradictory, NotYourTeam } from '../content.errors.js';
import { ContentService } from '../content.service.js';
import { FinishedUploads, type FinishedUpload } from '../upload/tus/finished-uploads.js';
import { assertHoldsSomething } from './archive/empty-archive.js';
import { DirectoryDoor } from './directory/directory-door.js';
import { hubOptions } from './hugging-face/hub-options.js';
import { IMPORT_CONFIG, type ImportConfig } from './import.config.js';
import { ImportNotFound, ImportNotYours, ImportSourceGone, ImportStateConflict } from './import.errors.js';
import { ImportItemRepository } from './import-item.repository.js';
import { ImportJobs } from './import-jobs.js';
import { canAct, mayChangeImport, type ImportAct } from './import.policy.js';
import { ImportReader } from './import.reader.js';
import { ImportRepository, type LockedImport } from './import.repository.js';
import type { ImportSettings, ItemDescription, JsonObject } from './import-source.js';

/** What somebody says when they start an import. */
export interface ImportWish {
  readonly kind: ImportKind;
  readonly name?: string;
  readonly teamId?: TeamId | null;
  readonly defaults?: ItemDescription;
  readonly mapping?: JsonObject;
  readonly options?: JsonObject;
  /** Whether it waits for `start`, so that its mapping can be settled first. */
  readonly isDraft?: boolean;
}

/** What came with an import: nothing where it only says where to look. */
export interface GivenFile {
  readonly file?: FinishedUpload;
  readonly uploadId?: string;
}

/** Commands on imports. */
@Injectable()
export class ImportService {
  constructor(
    @Inject(IMPORT_CONFIG) private readonly config: ImportConfig,
    private readonly db: Database,
    private readonly blobs: BlobStore,
    private readonly uploads: FinishedUploads,
    private readonly contents: ContentService,
    private readonly imports: ImportRepository,
    private readonly items: ImportItemRepository,
    private readonly reader: ImportReader,
    private readonly jobs: ImportJobs,
    private readonly door: DirectoryDoor,
    private readonly audit: AuditLog,
  ) {}

  /** Asked before the first byte of a file is read. @throws DcoRequired, AgreementRequired */
  async requireAgreement(actor: Principal): Promise<void> {
    await this.contents.requireAgreement(actor);
  }

  /**
   * @param given its bytes, staged, or the resumable upload that brought them; they become the store's
   * @throws DcoRequired, AgreementRequired, NotYourTeam, LicenseContradictory, FolderNotAllowed, StorageFull,
   * DatasetUnreadable, FileRefused, UploadNotFound, UploadNotFinished
   */
  async create(wish: ImportWish, actor: Principal, given: GivenFile = {}): Promise<ImportId> {
    await this.requireAgreement(actor);
    await this.assertWish(wish, actor);
    const id = newId<ImportId>();
    const { kind, teamId = null, isDraft = false } = wish;
    await this.db.transaction(async () => {
      const file = await this.take(given, actor);
      await this.imports.insert({
        id,
        kind,
        name: wish.name ?? file?.fileName ?? kind,
        state: isDraft ? ImportState.Draft : ImportState.Queued,
        userId: actor.userId,
        teamId,
        settings: settingsOf(wish),
        source: file && { sha256: file.staged.sha256, name: file.fileName, sizeBytes: file.staged.sizeBytes },
      });
      await this.audit.record('import.made', actor.userId, { subject: { type: 'import', id }, details: { kind } });
      if (!isDraft) await this.jobs.goOn({ id, userId: actor.userId, isListed: false });
    });
    return id;
  }

  /** Changes what a draft says. @throws ImportNotFound, ImportNotYours, ImportStateConflict, LicenseContradictory */
  edit(
    id: ImportId,
    changes: Pick<ImportWish, 'name' | 'defaults' | 'mapping' | 'options'>,
    actor: Principal,
  ): Promise<void> {
    assertLicense(changes.defaults);
    return this.act(id, 'edit', actor, async ({ settings }) => {
      const { name, defaults, mapping, options } = changes;
      await this.imports.edit(id, name, {
        ...settings,
        defaults: defaults ?? settings.defaults,
        mapping: mapping ?? settings.mapping,
        options: options ?? settings.options,
      });
    });
  }

  /** @throws ImportNotFound, ImportNotYours, ImportStateConflict */
  start(id: ImportId, actor: Principal): Promise<void> {
    return this.act(id, 'start', actor, (locked) => this.goOn(locked));
  }

  /** What is being taken in comes to its end; nothing new begins. @throws ImportNotFound, ImportNotYours, ImportStateConflict */
  pause(id: ImportId, actor: Principal): Promise<void> {
    return this.act(id, 'pause', actor, () => this.imports.setState(id, ImportState.Paused));
  }

  /** @throws ImportNotFound, ImportNotYours, ImportStateConflict */
  resume(id: ImportId, actor: Principal): Promise<void> {
    return this.act(id, 'resume', actor, (locked) => this.goOn(locked));
  }

  /** For good. What has been taken in stays. @throws ImportNotFound, ImportNotYours, ImportStateConflict */
  cancel(id: ImportId, actor: Principal): Promise<void> {
    return this.act(id, 'cancel', actor, async () => {
      await this.imports.finish(id, 'cancelled', this.config.keepFilesMs);
      await this.audit.record('import.cancelled', actor.userId, { subject: { type: 'import', id }, details: {} });
    });
  }

  /**
   * Tries again what failed, or the whole listing when that failed.
   * @param code only what failed for this cause
   * @returns how many items
   * @throws ImportNotFound, ImportNotYours, ImportStateConflict, ImportSourceGone
   */
  async retry(id: ImportId, code: string | undefined, actor: Principal): Promise<number> {
    let retried = 0;
    await this.act(id, 'retry', actor, async (locked) => {
      if (locked.isFileGone) throw new ImportSourceGone();
      retried = await this.items.retry(id, code);
      const stoodStill = locked.state === ImportState.Done || locked.state === ImportState.Failed;
      if (stoodStill && (retried > 0 || !locked.isListed)) await this.goOn(locked);
    });
    return retried;
  }

  private async take({ file, uploadId }: GivenFile, { userId }: Principal): Promise<FinishedUpload | undefined> {
    const taken = uploadId === undefined ? file : await this.uploads.take(uploadId, userId);
    if (taken) assertHoldsSomething(taken.staged);
    if (taken) await this.blobs.commit(taken.staged, 'sealed');
    return taken;
  }

  private async goOn(locked: LockedImport): Promise<void> {
    await this.imports.setState(locked.id, ImportState.Queued);
    await this.jobs.goOn(locked);
  }

  private async act(
    id: ImportId,
    act: ImportAct,
    actor: Principal,
    change: (locked: LockedImport) => Promise<void>,
  ): Promise<void> {
    if (!(await this.reader.isVisible(scopeOf(actor), mayDo(actor, 'import.manage_any'), id)))
      throw new ImportNotFound(id);
    await this.db.transaction(async () => {
      const locked = await this.imports.lockById(id);
      if (!locked) throw new ImportNotFound(id);
      if (!mayChangeImport(actor, locked)) throw new ImportNotYours();
      if (!canAct(locked.state, act)) throw new ImportStateConflict(locked.state, act);
      await change(locked);
    });
  }

  private async assertWish({ kind, teamId, defaults, options }: ImportWish, actor: Principal): Promise<void> {
    if (teamId && !contributesTo(actor, teamId)) throw new NotYourTeam(teamId);
    if (kind === ImportKind.Directory) await this.door.assertOpen(actor, options);
    if (kind === ImportKind.HuggingFace) hubOptions(options);
    assertLicense(defaults);
  }
}

/** One wrong default would be one refusal for each of a million items. @throws LicenseContradictory */
function assertLicense({ license, licenseUrl }: ItemDescription = {}): void {
  const { problem } = normaliseLicense({ license, licenseUrl });
  if (problem?.code === 'contradictory') throw new LicenseContradictory(problem.detail);
}

const settingsOf = ({ defaults = {}, mapping, options, teamId }: ImportWish): ImportSettings => ({
  defaults,
  mapping,
  options,
  isForTeam: Boolean(teamId),
});
