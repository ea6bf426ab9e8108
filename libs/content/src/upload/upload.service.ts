import { Inject, Injectable } from '@nestjs/common';
import type { Multipart } from '@fastify/multipart';
import type { Principal } from '@odr/access';
import type { ContentId } from '@odr/kernel';
import { BlobStore } from '@odr/platform';
import { CONTENT_CONFIG, type ContentConfig } from '../content.config.js';
import { ContentService } from '../content.service.js';
import { Intake } from '../intake/intake.service.js';
import { parseDescription, readUploadForm, requireFile, type UploadForm } from './upload-form.js';

/** Takes in one file of a form, streaming it to the store. */
@Injectable()
export class UploadService {
  constructor(
    @Inject(CONTENT_CONFIG) private readonly config: ContentConfig,
    private readonly blobs: BlobStore,
    private readonly contents: ContentService,
    private readonly intake: Intake,
  ) {}

  /** Largest file that is taken, in bytes. */
  get maxBytes(): number {
    return this.config.maxUploadBytes;
  }

  /** @throws DcoRequired, AgreementRequired, StorageFull, FileMissing, InvalidRequest and what `Intake.take` throws */
  async receive(parts: () => AsyncIterable<Multipart>, actor: Principal): Promise<ContentId> {
    const acceptances = await this.contents.requireAgreement(actor);
    let form: UploadForm = { fileName: 'untitled' };
    try {
      form = await readUploadForm(parts(), this.blobs, this.config.maxUploadBytes);
      const staged = requireFile(form);
      const description = parseDescription(form.metadata);
      return await this.intake.take({ staged, fileName: form.fileName, description, acceptances, actor });
    } catch (error) {
      await this.intake.keepRefusal(error, fileNameOf(error) ?? form.fileName, actor);
      throw error;
    } finally {
      if (form.staged) await this.blobs.discard(form.staged);
    }
  }
}

/** A form that broke while it was read took its file's name with it. */
const fileNameOf = (error: unknown): string | undefined =>
  error instanceof Error && 'fileName' in error && typeof error.fileName === 'string' ? error.fileName : undefined;
