import type { Readable } from 'node:stream';
import type { Principal } from '@odr/access';
import { ContentLookup, FileNotReady } from '@odr/content';
import { FileVariant } from '@odr/contracts';
import type { CaseId } from '@odr/kernel';
import { BlobStore } from '@odr/platform';
import { Injectable } from '@nestjs/common';
import { ItemNotFound, LeaseLost } from '../moderation.errors.js';
import type { MediaAddressesResponse } from './dto/media-addresses.response.dto.js';
import { MediaAddressEnded } from './media.errors.js';
import { MediaReader } from './media.reader.js';
import { grantOf, mediaToken } from './media-token.policy.js';

/** A rendition on its way to the one moderator who may see it now. */
export interface LeasedPicture {
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly body: Readable;
}

/** Pictures under review: each by an address of its own, for one person, that ends with the lease. */
@Injectable()
export class MediaService {
  constructor(
    private readonly reader: MediaReader,
    private readonly contents: ContentLookup,
    private readonly blobs: BlobStore,
  ) {}

  /** @throws ItemNotFound, LeaseLost */
  async addresses(caseId: CaseId, { userId: moderator }: Principal): Promise<MediaAddressesResponse> {
    const held = await this.reader.held(caseId, moderator);
    if (held === undefined) {
      throw (await this.reader.exists(caseId)) ? new LeaseLost([caseId]) : new ItemNotFound(caseId);
    }
    const key = await this.reader.signingKey();
    const addressOf = (variant: FileVariant): string => {
      const token = mediaToken(key, { caseId, moderator, leaseToken: held.leaseToken, variant });
      return `/api/v1/moderation/items/${caseId}/media?${new URLSearchParams({ variant, token })}`;
    };
    return {
      thumbnail: addressOf(FileVariant.Thumbnail),
      preview: addressOf(FileVariant.Preview),
      web: addressOf(FileVariant.Web),
      leaseExpiresAt: held.leaseExpiresAt.toISOString(),
    };
  }

  /** @throws MediaAddressEnded, FileNotReady, BlobMissing */
  async open(
    caseId: CaseId,
    variant: FileVariant,
    token: string,
    { userId: moderator }: Principal,
  ): Promise<LeasedPicture> {
    const grant = grantOf(await this.reader.signingKey(), token, { caseId, moderator, variant });
    const held = grant && (await this.reader.held(caseId, moderator));
    if (!held?.contentId || held.leaseToken !== grant?.leaseToken) throw new MediaAddressEnded();
    const file = await this.contents.fileOf(held.contentId, variant);
    if (file === undefined) throw new FileNotReady(variant);
    const { mediaType, sizeBytes, sha256 } = file;
    return { mediaType, sizeBytes, body: await this.blobs.open('published', sha256) };
  }
}
