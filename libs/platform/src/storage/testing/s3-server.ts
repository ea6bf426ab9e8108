import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Server from '@20minutes/s3rver';
import { CreateBucketCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { S3Settings } from '../storage.config.js';

const CREDENTIALS = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

/** A real S3-compatible server over HTTP, of an independent maker, on a folder that is thrown away. */
export class S3Server {
  private constructor(
    private server: Server,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  static async start(): Promise<S3Server> {
    const folder = await mkdtemp(join(tmpdir(), 's3-'));
    const server = serverOn(folder, 0);
    const { port } = await server.run();
    return new S3Server(server, folder, port);
  }

  async stop(): Promise<void> {
    await this.server.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Nobody answers at its address until it is `back`. */
  async away(): Promise<void> {
    await this.server.close();
  }

  async back(): Promise<void> {
    this.server = serverOn(this.folder, this.port);
    await this.server.run();
  }

  /** A bucket that nobody else has. */
  async bucket({ prefix }: { readonly prefix: string }): Promise<S3Settings> {
    const bucket = `odr-${randomUUID()}`;
    await this.client().send(new CreateBucketCommand({ Bucket: bucket }));
    return {
      bucket,
      prefix,
      endpoint: this.endpoint,
      region: 'us-east-1',
      credentials: CREDENTIALS,
      pathStyle: true,
    };
  }

  /** Names of everything in a bucket, in order. */
  async keys(bucket: string): Promise<string[]> {
    const { Contents = [] } = await this.client().send(new ListObjectsV2Command({ Bucket: bucket }));
    return Contents.flatMap(({ Key }) => Key ?? []).sort();
  }

  /** Puts other bytes where a store keeps some. */
  async overwrite(bucket: string, key: string, body: string): Promise<void> {
    await this.client().send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
  }

  private get endpoint(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  private client(): S3Client {
    return new S3Client({
      endpoint: this.endpoint,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: CREDENTIALS,
    });
  }
}

const serverOn = (folder: string, port: number): Server =>
  new Server({
    address: '127.0.0.1',
    port,
    silent: true,
    directory: folder,
    // It signs paths in a way of its own; the client's signatures are the SDK's business, not ours.
    allowMismatchedSignatures: true,
  });
