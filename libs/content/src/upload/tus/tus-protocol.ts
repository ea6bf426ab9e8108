import { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import type { Principal } from '@odr/access';
import { newId } from '@odr/kernel';
import { Metadata, Server } from '@tus/server';
import type { FastifyRequest } from 'fastify';
import { CONTENT_CONFIG, type ContentConfig } from '../../content.config.js';
import { Intake } from '../../intake/intake.service.js';
import { cleanFileName } from '../file-name.js';
import { pieceBody } from './piece-body.js';
import { errorOfStatus, isLibraryError } from './tus-problems.js';
import { parseChecksum } from './upload-checksum.js';
import { UploadDataStore } from './upload-data-store.js';
import { UploadLock } from './upload-lock.js';
import { UploadLockRepository } from './upload-lock.repository.js';
import { UploadsService } from './uploads.service.js';

/** What of a request the protocol is about; the rest is HTTP's and ours. */
const READ = [
  'content-type',
  'content-length',
  'tus-resumable',
  'upload-offset',
  'upload-length',
  'upload-metadata',
  'upload-defer-length',
  'upload-concat',
];
/** What of an answer the protocol is about: the library also speaks for other sites, which is not its business here. */
const TOLD = [
  'tus-resumable',
  'upload-offset',
  'upload-length',
  'upload-metadata',
  'upload-expires',
  'location',
  'cache-control',
];
/** How long the piece of a request that was asked to stop may still take to be written. */
const DRAIN_MS = 300;

export interface TusAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Of the upload that the request was about. */
  readonly id: string;
}

/** Between Fastify and the server of `@tus/server`: hands requests over, and turns what it refuses into problems. */
@Injectable()
export class TusProtocol {
  constructor(
    @Inject(CONTENT_CONFIG) private readonly config: ContentConfig,
    private readonly uploads: UploadsService,
    private readonly locks: UploadLockRepository,
    private readonly intake: Intake,
  ) {}

  /** Begins an upload, perhaps with its first piece. What fails leaves nothing: the client was not told where it is. */
  async create(request: FastifyRequest, actor: Principal): Promise<TusAnswer> {
    const id = newId();
    try {
      return await this.answer(request, id, actor);
    } catch (error) {
      await this.intake.keepRefusal(error, fileNameIn(request), actor);
      await this.uploads.remove(id, actor).catch(() => undefined); // it was not even begun
      throw error;
    }
  }

  /** Asks where an upload stands, adds a piece, or gives it up. @param id of an upload that may not exist */
  async continue(request: FastifyRequest, id: string, actor: Principal): Promise<TusAnswer> {
    // First of all: whoever it does not belong to must not even ask its owner's request to stop.
    await this.uploads.find(id, actor);
    return this.answer(request, id, actor);
  }

  private async answer(request: FastifyRequest, id: string, actor: Principal): Promise<TusAnswer> {
    const checksum = parseChecksum(headerOf(request, 'upload-checksum'));
    const lock = new UploadLock(this.locks, id);
    const store = new UploadDataStore(this.uploads, { actor, lock, checksum }, this.config.uploadLifetimeMs);
    const path = pathOf(request.url);
    const server = new Server({
      path: request.method === 'POST' ? path : path.slice(0, path.lastIndexOf('/')),
      datastore: store,
      locker: { newLock: () => lock },
      lockDrainTimeout: DRAIN_MS,
      maxSize: this.config.maxTusUploadBytes,
      relativeLocation: true,
      namingFunction: () => id,
      onResponseError: (_request, error) => {
        throw isLibraryError(error)
          ? errorOfStatus(error.status_code, error.body, this.config.maxTusUploadBytes)
          : error;
      },
    });
    const body = pieceBody(request.raw);
    try {
      const response = await server.handleWeb(asWebRequest(request, path, body.stream));
      if (response.status >= 400) {
        throw errorOfStatus(response.status, await response.text(), this.config.maxTusUploadBytes);
      }
      return { status: response.status, headers: told(response.headers), id };
    } finally {
      body.letGo();
    }
  }
}

function asWebRequest(request: FastifyRequest, path: string, body: Readable): Request {
  const headers = new Headers();
  for (const name of READ) {
    const value = headerOf(request, name);
    if (value !== undefined) headers.set(name, value);
  }
  const hasBody = request.method === 'POST' || request.method === 'PATCH';
  return new Request(`http://uploads.invalid${path}`, {
    method: request.method,
    headers,
    ...(hasBody && { body: Readable.toWeb(body) as ReadableStream<Uint8Array>, duplex: 'half' }),
  } as RequestInit);
}

function told(headers: Headers): Record<string, string> {
  const kept = TOLD.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(kept);
}

const pathOf = (url: string): string => url.split('?')[0] ?? url;

function headerOf({ headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** For the list of refusals; what cannot be read has no name. */
function fileNameIn(request: FastifyRequest): string {
  try {
    const metadata = Metadata.parse(headerOf(request, 'upload-metadata'));
    return cleanFileName(metadata['filename'] ?? metadata['name']);
  } catch {
    return cleanFileName(undefined);
  }
}
