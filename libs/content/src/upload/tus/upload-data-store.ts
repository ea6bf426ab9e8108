import type { Readable } from 'node:stream';
import type { Principal } from '@odr/access';
import { DataStore, Upload } from '@tus/server';
import { UploadNotFound } from './tus.errors.js';
import type { Checksum } from './upload-checksum.js';
import type { UploadLock } from './upload-lock.js';
import type { UploadsService } from './uploads.service.js';

export const TUS_EXTENSIONS = ['creation', 'creation-with-upload', 'checksum', 'expiration', 'termination'];

/** What one request brings that the server of the library does not pass on. */
export interface RequestOfUpload {
  readonly actor: Principal;
  readonly lock: UploadLock;
  readonly checksum: Checksum | undefined;
}

/** The uploads as the library's server sees them, made anew for each request: it must know who asks. */
export class UploadDataStore extends DataStore {
  override extensions = TUS_EXTENSIONS;

  constructor(
    private readonly uploads: UploadsService,
    private readonly request: RequestOfUpload,
    private readonly lifetimeMs: number,
  ) {
    super();
  }

  override async create(upload: Upload): Promise<Upload> {
    await this.uploads.begin(upload.id, upload.size ?? 0, upload.metadata ?? {}, this.request.actor);
    return Object.assign(upload, { creation_date: new Date().toISOString() });
  }

  override async getUpload(id: string): Promise<Upload> {
    const { length, received, metadata, expiresAt } = await this.uploads.find(id, this.request.actor);
    // The library reckons with the time of creation; every piece that comes puts the end off, and so moves that time.
    const creation_date = new Date(expiresAt.getTime() - this.lifetimeMs).toISOString();
    const said = Object.keys(metadata).length > 0 ? { metadata: { ...metadata } } : {};
    return new Upload({ id, size: length, offset: received, creation_date, ...said });
  }

  override write(stream: Readable, id: string): Promise<number> {
    const writing = this.append(stream, id);
    this.request.lock.heldFor(writing);
    return writing;
  }

  override async remove(id: string): Promise<void> {
    await this.uploads.remove(id, this.request.actor);
  }

  override getExpiration(): number {
    return this.lifetimeMs;
  }

  override declareUploadLength(): Promise<void> {
    return Promise.reject(new UploadNotFound());
  }

  private async append(stream: Readable, id: string): Promise<number> {
    const { actor, lock, checksum } = this.request;
    const upload = await this.uploads.findOpen(id, actor);
    return this.uploads.append(upload, stream, { actor, lock, ...(checksum && { checksum }) });
  }
}
