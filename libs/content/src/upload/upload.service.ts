import { Inject, Injectable } from '@nestjs/common';
import type { Multipart } from '@fastify/multipart';
import type { Principal } from '@odr/access';
import { DomainError, type ContentId } from '@odr/kernel';
import { BlobStore } from '@odr/platform';
import { CONTENT_CONFIG, type ContentConfig } from '../content.config.js';
import { FileRefused } from '../content.errors.js';
import { ContentService } from '../content.service.js';
import { identify } from '../image/identify.js';
import { ImageFailure } from '../image/image-failure.js';
import { readHeader, type ImageHeader } from '../image/header.js';
import { parseDescription, readUploadForm, requireFile, type UploadForm } from './upload-form.js';
import { UploadRefusalRepository } from './upload-refusal.repository.js';

/** Faults of the file, which its contributor finds again among their refusals. Faults of ours are none. */
const KEPT_CODES = new Set([
  'content.too_large',
  'content.empty_file',
  'content.unsupported_format',
  'content.too_many_pixels',
  'content.undecodable',
  'content.contradictory_license',
  'content.missing_file',
  'request.invalid',
]);

/** Takes in one file: streams, judges what can be judged at the door, registers. */
@Injectable()
export class UploadService {
  constructor(
    @Inject(CONTENT_CONFIG) private readonly config: ContentConfig,
    private readonly blobs: BlobStore,
    private readonly contents: ContentService,
    private readonly refusals: UploadRefusalRepository,
  ) {}

  /** Largest file that is taken, in bytes. */
  get maxBytes(): number {
    return this.config.maxUploadBytes;
  }

  /** @throws DcoRequired, AgreementRequired, StorageFull, ContentDuplicate, FileRefused and what `ContentService.register` throws */
  async receive(parts: () => AsyncIterable<Multipart>, actor: Principal): Promise<ContentId> {
    const acceptances = await this.contents.requireAgreement(actor);
    let form: UploadForm = { fileName: 'untitled' };
    try {
      form = await readUploadForm(parts(), this.blobs, this.config.maxUploadBytes);
      const staged = requireFile(form);
      const description = parseDescription(form.metadata);
      const header = await this.judge(staged.path);
      return await this.contents.register({
        staged,
        header,
        fileName: form.fileName,
        description,
        acceptances,
        actor,
      });
    } catch (error) {
      await this.keepRefusal(error, form, actor);
      throw error;
    } finally {
      if (form.staged) await this.blobs.discard(form.staged);
    }
  }

  private async judge(path: string): Promise<ImageHeader> {
    try {
      return await readHeader(path, await identify(path), this.config.limits);
    } catch (error) {
      throw error instanceof ImageFailure ? new FileRefused(error.code, error.detail) : error;
    }
  }

  private async keepRefusal(error: unknown, form: UploadForm, actor: Principal): Promise<void> {
    if (!(error instanceof DomainError) || !KEPT_CODES.has(error.code)) return;
    const fileName = 'fileName' in error && typeof error.fileName === 'string' ? error.fileName : form.fileName;
    await this.refusals.add({ userId: actor.userId, teamId: null, fileName, code: error.code, detail: error.message });
  }
}
