import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@odr/access';
import type { AcceptancesInForce } from '@odr/auth';
import { DomainError, type ContentId } from '@odr/kernel';
import type { StagedBlob } from '@odr/platform';
import { CONTENT_CONFIG, type ContentConfig } from '../content.config.js';
import { FileRefused } from '../content.errors.js';
import { ContentService, type ContentDescription } from '../content.service.js';
import { readHeader, type ImageHeader } from '../image/header.js';
import { identify } from '../image/identify.js';
import { ImageFailure } from '../image/image-failure.js';
import { RefusalRepository } from './refusal.repository.js';

/** Faults of the file, which its contributor finds again among their refusals. Faults of ours are none. */
const KEPT_CODES = new Set([
  'content.too_large',
  'content.empty_file',
  'content.unsupported_format',
  'content.too_many_pixels',
  'content.undecodable',
  'content.contradictory_license',
  'storage.quota_exceeded',
  'content.missing_file',
  'request.invalid',
]);

/** One file that has come in whole, and who stands for it. */
export interface Arrival {
  /** Stays the caller's to discard, whatever comes of it. */
  readonly staged: StagedBlob;
  readonly fileName: string;
  readonly description: ContentDescription;
  /** What `ContentService.requireAgreement` gave before the first byte was taken. */
  readonly acceptances: AcceptancesInForce;
  readonly actor: Principal;
}

/** The one door through which bytes become content, however they came: by form, by resumable upload, by import. */
@Injectable()
export class Intake {
  constructor(
    @Inject(CONTENT_CONFIG) private readonly config: ContentConfig,
    private readonly contents: ContentService,
    private readonly refusals: RefusalRepository,
  ) {}

  /**
   * Judges what can be judged by the header, and registers; the rest is found by processing.
   * @throws FileRefused and what `ContentService.register` throws
   */
  async take(arrival: Arrival): Promise<ContentId> {
    return this.contents.register({ ...arrival, header: await this.judge(arrival.staged.path) });
  }

  /** Remembers a fault of the file for its contributor; every other error is none of their business and passes unkept. */
  async keepRefusal(error: unknown, fileName: string, actor: Principal): Promise<void> {
    if (!(error instanceof DomainError) || !KEPT_CODES.has(error.code)) return;
    await this.refusals.add({ userId: actor.userId, teamId: null, fileName, code: error.code, detail: error.message });
  }

  private async judge(path: string): Promise<ImageHeader> {
    try {
      return await readHeader(path, await identify(path), this.config.limits);
    } catch (error) {
      throw error instanceof ImageFailure ? new FileRefused(error.code, error.detail) : error;
    }
  }
}
