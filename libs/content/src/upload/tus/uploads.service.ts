import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Principal } from '@odr/access';
import { DomainError } from '@odr/kernel';
import { BlobStore, Database } from '@odr/platform';
import { CONTENT_CONFIG, type ContentConfig } from '../../content.config.js';
import { TeamQuota } from '../../team/team-quota.js';
import { ContentService } from '../../content.service.js';
import { Intake } from '../../intake/intake.service.js';
import { refusingStrangeTypes } from './first-bytes.js';
import { TooManyUploads, UploadExpired, UploadLocked, UploadNotFound, UploadRefused } from './tus.errors.js';
import { checked, type Checksum } from './upload-checksum.js';
import type { UploadLock } from './upload-lock.js';
import { wishOf } from './upload-metadata.js';
import { UploadRepository, type UploadMetadata, type UploadRow } from './upload.repository.js';

/** So many may be under way at once for one person: a folder of any size goes through one after the other. */
const MOST_UNFINISHED = 1_000;

/** Faults that end with time or with a word of the contributor, so that the file is kept and finishing is tried again. */
const PASSING = /^(?:storage|service|auth\.(?:dco|agreement)_required)/;

/** Files that come in piece by piece: begun, grown, and made into content once they are whole. */
@Injectable()
export class UploadsService {
  private readonly log = new Logger(UploadsService.name);

  constructor(
    @Inject(CONTENT_CONFIG) private readonly config: ContentConfig,
    private readonly db: Database,
    private readonly blobs: BlobStore,
    private readonly contents: ContentService,
    private readonly quota: TeamQuota,
    private readonly intake: Intake,
    private readonly uploads: UploadRepository,
  ) {}

  /**
   * Judges all that can be judged before the first byte.
   * @throws DcoRequired, AgreementRequired, InvalidRequest, NotYourTeam, LicenseContradictory, TeamQuotaExceeded, TooManyUploads
   */
  async begin(id: string, length: number, metadata: UploadMetadata, actor: Principal): Promise<void> {
    const acceptances = await this.contents.requireAgreement(actor);
    const { purpose, fileName, description } = wishOf(metadata);
    this.contents.assertDescription(actor, description);
    if (description.teamId) await this.quota.assertRoom(description.teamId, length);
    if ((await this.uploads.unfinishedOf(actor.userId, MOST_UNFINISHED)) >= MOST_UNFINISHED) {
      throw new TooManyUploads(MOST_UNFINISHED);
    }
    const lifetimeMs = this.config.uploadLifetimeMs;
    await this.uploads.insert({
      id,
      userId: actor.userId,
      purpose,
      fileName,
      metadata,
      acceptances,
      length,
      lifetimeMs,
    });
  }

  /** @throws UploadNotFound, UploadExpired */
  async find(id: string, actor: Principal): Promise<UploadRow> {
    const upload = await this.uploads.find(id, actor.userId);
    if (!upload) throw new UploadNotFound();
    if (upload.expiresAt <= new Date()) throw new UploadExpired();
    return upload;
  }

  /** An upload that more may come for. @throws UploadRefused besides what `find` throws */
  async findOpen(id: string, actor: Principal): Promise<UploadRow> {
    const upload = await this.find(id, actor);
    if (upload.problem) throw new UploadRefused(upload.problem.code, upload.problem.detail);
    return upload;
  }

  /**
   * Writes one piece behind what has come. Every byte up to the answer is on the disk.
   * @returns where the next piece begins
   * @throws UploadLocked when another request took over, ChecksumMismatch, StorageFull, FileRefused
   */
  async append(
    upload: UploadRow,
    piece: AsyncIterable<Uint8Array>,
    { lock, checksum, actor }: { readonly lock: UploadLock; readonly checksum?: Checksum; readonly actor: Principal },
  ): Promise<number> {
    const { id, received, purpose } = upload;
    const mark = async (size: number): Promise<void> => {
      if (!(await this.uploads.setReceived(id, lock.token, size, this.config.uploadLifetimeMs)))
        throw new UploadLocked();
    };
    const held = whileHeld(piece, lock);
    const judged = received === 0 && purpose === 'content' ? refusingStrangeTypes(held) : held;
    try {
      if (checksum === undefined) return await this.blobs.growing.append(id, received, judged, mark);
      // Nothing of the piece counts before all of it is checked; what lies there until then is written over.
      const size = await this.blobs.growing.append(id, received, checked(judged, checksum));
      await mark(size);
      return size;
    } catch (error) {
      if (isFinal(error)) await this.turnDown(upload, error, actor);
      throw error;
    }
  }

  /** Gives an upload up. What it has become stays. */
  async remove(id: string, actor: Principal): Promise<void> {
    await this.find(id, actor);
    await this.uploads.delete(id);
    await this.blobs.growing.remove(id);
  }

  /**
   * Makes of a whole file what it was sent for. Done twice, or again after a crash, it is done once.
   * The caller holds the upload's lock.
   * @throws UploadRefused and what `Intake.take` throws; StorageFull leaves it to be tried again
   */
  async finish(id: string, actor: Principal): Promise<UploadRow> {
    const upload = await this.find(id, actor);
    if (upload.finishedAt || upload.received < upload.length) return upload;
    const path = await this.blobs.growing.path(id);
    const staged = await this.blobs.adopt(path, upload.sha256 ?? undefined);
    try {
      await this.uploads.setSha256(id, staged.sha256);
      if (upload.purpose === 'import') {
        await this.uploads.liesReady(id);
        return await this.find(id, actor);
      }
      const { fileName, acceptances } = upload;
      const { description } = wishOf(upload.metadata);
      await this.db.transaction(async () => {
        const contentId = await this.intake.take({ staged, fileName, description, acceptances, actor });
        await this.uploads.becameContent(id, contentId);
      });
      // From here on the bytes are the content's; should this fail, the sweep takes them.
      await this.blobs.growing.remove(id);
      return await this.find(id, actor);
    } catch (error) {
      if (isFinal(error)) await this.turnDown(upload, error, actor);
      throw error;
    } finally {
      await this.blobs.discard(staged);
    }
  }

  private async turnDown(upload: UploadRow, error: DomainError, actor: Principal): Promise<void> {
    await this.uploads.turnDown(upload.id, { code: error.code, detail: error.message });
    await this.intake.keepRefusal(error, upload.fileName, actor);
    await this.blobs.growing.remove(upload.id);
    this.log.log({ uploadId: upload.id, code: error.code }, 'upload turned away');
  }
}

/** Whether the file itself is at fault, so that the same bytes will never be taken. */
const isFinal = (error: unknown): error is DomainError =>
  error instanceof DomainError && !error.code.startsWith('upload.') && !PASSING.test(error.code);

/** Stops as soon as another request may write: two would mix their bytes. */
async function* whileHeld(piece: AsyncIterable<Uint8Array>, lock: UploadLock): AsyncIterable<Uint8Array> {
  for await (const chunk of piece) {
    if (!lock.holds) throw new UploadLocked();
    yield chunk;
  }
}
