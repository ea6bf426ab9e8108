import { createReadStream } from 'node:fs';
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { LookupFunction } from 'node:net';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { PushDestination, PushResult } from '@odr/entities';

import { leftBehind, SUMS, type PushedFile, type PushPlace, type PushWork } from './push-destination.js';
import { PushRefused, PushUnreachable } from './push.errors.js';

/** A file beyond this goes in parts of this size: 10,000 parts are the most a store takes. */
const PART_BYTES = 64 * 1_024 * 1_024;
/** Where an object says what it holds; the store's own ETag is a hash of some bytes only for small objects. */
const HASH = 'sha256';

export interface S3Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A bucket of an S3-compatible store: an object a file, the list of checksums last, so that what has one is whole. */
export class S3Place implements PushPlace {
  private readonly client: S3Client;
  private readonly bucket: string;
  private readonly prefix: string;

  /** @param lookup judges where a connection may go; what has been judged is what is connected */
  constructor(
    private readonly destination: PushDestination,
    credentials: S3Keys,
    lookup: LookupFunction,
  ) {
    const { bucket = '', prefix = '', endpoint, region = 'us-east-1' } = destination;
    [this.bucket, this.prefix] = [bucket, prefix];
    this.client = new S3Client({
      region,
      credentials,
      ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
      requestHandler: { httpAgent: new HttpAgent({ lookup }), httpsAgent: new HttpsAgent({ lookup }) },
      // Stores other than Amazon's answer newer checksums with errors; what has arrived is asked for instead.
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
    });
  }

  async push(work: PushWork): Promise<PushResult> {
    try {
      return await this.pushed(work);
    } catch (error) {
      // What a store takes, and whether it answers, is only known by asking.
      if (work.signal.aborted) throw work.signal.reason;
      throw storeProblem(error);
    } finally {
      this.client.destroy();
    }
  }

  private async pushed({ files, signal, progress, assertStanding }: PushWork): Promise<PushResult> {
    const old = await this.text(SUMS);
    const inOrder = [...files].sort((a, b) => Number(a.path === SUMS) - Number(b.path === SUMS));
    const removed = leftBehind(old, files);
    let [done, sent] = [0, 0];
    for (const file of inOrder) {
      signal.throwIfAborted();
      // The list makes the rest visible, so this is the last moment at which something withdrawn can be kept in.
      if (file.path === SUMS) {
        await this.standing(files, assertStanding);
        for (const path of removed) await this.remove(path);
      }
      if (!(await this.holds(file))) {
        await this.send(file, signal, (bytes) => progress(done + bytes));
        sent += 1;
      }
      done += file.size;
      progress(done);
    }
    return {
      url: this.url(),
      commit: null,
      sent,
      alreadyThere: files.length - sent,
      removed: removed.length,
      bytes: done,
    };
  }

  /** What was sent before something of it was withdrawn does not stay there. */
  private async standing(files: readonly PushedFile[], assert: () => Promise<void>): Promise<void> {
    try {
      await assert();
    } catch (error) {
      for (const { path } of files) await this.remove(path);
      throw error;
    }
  }

  private async send(file: PushedFile, signal: AbortSignal, told: (bytes: number) => void): Promise<void> {
    const upload = new Upload({
      client: this.client,
      params: {
        ...this.object(file.path),
        Body: createReadStream(file.at),
        Metadata: { [HASH]: file.sha256 },
        ContentType: file.path.endsWith('.md') ? 'text/markdown; charset=utf-8' : 'application/octet-stream',
      },
      partSize: PART_BYTES,
      queueSize: 1,
    });
    const stop = (): void => void upload.abort();
    signal.addEventListener('abort', stop);
    upload.on('httpUploadProgress', ({ loaded = 0 }) => told(loaded));
    try {
      await upload.done();
    } finally {
      signal.removeEventListener('abort', stop);
    }
    if (!(await this.holds(file)))
      throw new PushRefused(`The store does not hold what was sent as ${file.path}.`, { path: file.path });
  }

  /** Whether an object is there with the length and the hash of a file. */
  private async holds({ path, size, sha256 }: PushedFile): Promise<boolean> {
    try {
      const { ContentLength, Metadata } = await this.client.send(new HeadObjectCommand(this.object(path)));
      return ContentLength === size && Metadata?.[HASH] === sha256;
    } catch (error) {
      // Only asking tells whether it is there.
      if (statusOf(error) === 404) return false;
      throw error;
    }
  }

  private async text(path: string): Promise<string | undefined> {
    try {
      const { Body } = await this.client.send(new GetObjectCommand(this.object(path)));
      return await Body?.transformToString();
    } catch (error) {
      if (statusOf(error) === 404 && (error as Error).name === 'NoSuchKey') return undefined;
      throw error;
    }
  }

  private async remove(path: string): Promise<void> {
    await this.client.send(new DeleteObjectCommand(this.object(path)));
  }

  private object(path: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.bucket, Key: `${this.prefix}${path}` };
  }

  private url(): string {
    const { endpoint } = this.destination;
    return endpoint === undefined
      ? `s3://${this.bucket}/${this.prefix}`
      : `${endpoint.replace(/\/+$/, '')}/${this.bucket}/${this.prefix}`;
  }
}

const statusOf = (error: unknown): number | undefined =>
  error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;

function storeProblem(error: unknown): unknown {
  const status = statusOf(error);
  if (status === 401 || status === 403)
    return new PushRefused('The store does not let these keys write there.', { status });
  if (status !== undefined && status < 500 && ![408, 409, 429].includes(status))
    return new PushRefused(`The store does not take this: ${(error as Error).name}.`, { status });
  if (status !== undefined) return new PushUnreachable(`The store answered ${status}.`);
  if ((error as { readonly code?: unknown }).code === 'web.not_public')
    return new PushRefused('The store does not lie on the public internet.');
  // The SDK counts its attempts on whatever kept it from an answer; files of this machine fail without.
  return error instanceof Object && '$metadata' in error ? new PushUnreachable('The store does not answer.') : error;
}
