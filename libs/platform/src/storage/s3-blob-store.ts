import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { BlobSpace, ByteRange, StagedBlob, StoredBlob } from './blob-store.js';
import { hashOf, StagingBlobStore } from './staging-blob-store.js';
import type { S3Settings } from './storage.config.js';
import { BlobCorrupt, BlobMissing, StorageFull } from './storage.errors.js';

const SHA256 = /^[0-9a-f]{64}$/;
/** A file beyond this goes in parts of this size: 10,000 parts are the most a store takes. */
const PART_BYTES = 32 * 1_024 * 1_024;
const FULL = new Set(['QuotaExceeded', 'XMinioStorageFull', 'InsufficientStorage', 'ServiceQuotaExceeded']);

/**
 * Blobs as objects of an S3-compatible store: `<prefix><space>/ab/cd/<sha256>`. Bytes on their way lie in files of this machine,
 * so that nothing half-written is ever an object; programs that take files get a copy that was checked on its way.
 */
export class S3BlobStore extends StagingBlobStore {
  private readonly client: S3Client;

  constructor(
    folder: string,
    private readonly settings: S3Settings,
  ) {
    super(folder);
    const { endpoint, region, credentials, pathStyle } = settings;
    this.client = new S3Client({
      region,
      forcePathStyle: pathStyle,
      ...(endpoint && { endpoint }),
      ...(credentials && { credentials }),
      // Stores other than Amazon's answer newer checksums with errors; our own hash is checked on every read.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async commit(staged: StagedBlob, space: BlobSpace): Promise<StoredBlob> {
    // Sent even if the object is there: its age begins anew, and with it the collector's grace time for whoever is about to write a row.
    const upload = new Upload({
      client: this.client,
      params: { ...this.object(space, staged.sha256), Body: createReadStream(staged.path) },
      partSize: PART_BYTES,
      queueSize: 1,
    });
    await upload.done().catch((error: unknown) => {
      throw error instanceof S3ServiceException && FULL.has(error.name) ? new StorageFull() : error;
    });
    await this.discard(staged);
    return { sha256: staged.sha256, sizeBytes: staged.sizeBytes, modifiedAt: new Date() };
  }

  async open(space: BlobSpace, sha256: string, range?: ByteRange): Promise<Readable> {
    const command = new GetObjectCommand({
      ...this.object(space, sha256),
      ...(range && { Range: `bytes=${range.start}-${range.end}` }),
    });
    const { Body } = await this.client.send(command).catch((error: unknown) => {
      throw isAbsent(error) ? new BlobMissing(sha256) : error;
    });
    return Body as Readable;
  }

  async read(space: BlobSpace, sha256: string): Promise<Buffer> {
    const chunks: Buffer[] = [];
    for await (const chunk of await this.open(space, sha256)) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new BlobCorrupt(sha256);
    return bytes;
  }

  async withFile<T>(space: BlobSpace, sha256: string, work: (path: string) => Promise<T>): Promise<T> {
    return this.withTemporaryFolder(async (folder) => {
      const path = join(folder, sha256);
      await pipeline(await this.open(space, sha256), createWriteStream(path));
      if ((await hashOf(createReadStream(path))) !== sha256) throw new BlobCorrupt(sha256);
      return work(path);
    });
  }

  async stat(space: BlobSpace, sha256: string): Promise<StoredBlob | undefined> {
    try {
      const found = await this.client.send(new HeadObjectCommand(this.object(space, sha256)));
      return { sha256, sizeBytes: found.ContentLength ?? 0, modifiedAt: found.LastModified ?? new Date(0) };
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }

  async verify(space: BlobSpace, sha256: string): Promise<boolean> {
    try {
      return (await hashOf(await this.open(space, sha256))) === sha256;
    } catch (error) {
      if (error instanceof BlobMissing) return false;
      throw error;
    }
  }

  async delete(space: BlobSpace, sha256: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.object(space, sha256)));
  }

  async *list(space: BlobSpace): AsyncIterable<StoredBlob> {
    let after: string | undefined;
    do {
      const page = await this.client.send(
        new ListObjectsV2Command({
          Bucket: this.settings.bucket,
          Prefix: `${this.settings.prefix}${space}/`,
          ContinuationToken: after,
        }),
      );
      for (const { Key = '', Size = 0, LastModified = new Date(0) } of page.Contents ?? []) {
        const sha256 = Key.slice(Key.lastIndexOf('/') + 1);
        if (SHA256.test(sha256)) yield { sha256, sizeBytes: Size, modifiedAt: LastModified };
      }
      after = page.NextContinuationToken;
    } while (after !== undefined);
  }

  override async checkReachable(): Promise<void> {
    await super.checkReachable();
    await this.client.send(new HeadBucketCommand({ Bucket: this.settings.bucket }));
  }

  private object(space: BlobSpace, sha256: string): { readonly Bucket: string; readonly Key: string } {
    if (!SHA256.test(sha256)) throw new BlobMissing(sha256);
    const key = `${this.settings.prefix}${space}/${sha256.slice(0, 2)}/${sha256.slice(2, 4)}/${sha256}`;
    return { Bucket: this.settings.bucket, Key: key };
  }
}

const isAbsent = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
