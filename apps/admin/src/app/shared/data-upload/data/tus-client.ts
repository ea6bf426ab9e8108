import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { Service, inject, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { DetailedError, type HttpResponse, Upload, type UploadOptions } from 'tus-js-client';

import { type Problem, toProblem } from '../../data-problem/problem.js';
import { HttpClientStack } from './tus-stack-client.js';

export const UPLOADS = '/api/v1/uploads';

/** After a lost connection; a piece that came through starts the row again, so that only a long silence ends it. */
const RETRY_AFTER_MS = [0, 1_000, 3_000, 5_000, 10_000, 20_000, ...Array<number>(30).fill(30_000)];

/** What became of a whole upload: content, or a file that lies ready for an import. */
export interface UploadOutcome {
  readonly uploadId: string;
  /** Absent for an import. */
  readonly contentId?: string;
}

/** Told by the upload when nothing more will come of it. */
export class UploadFailed extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

/** Makes uploads that survive lost connections, and reloads of the page if the same file is chosen again. */
@Service()
export class TusClient {
  private readonly http = inject(HttpClient);

  /** A file that becomes content, with what is said about it. */
  upload(file: File, metadata: object): TusUpload {
    return new TusUpload(this.http, file, { filename: file.name, metadata: JSON.stringify(metadata) });
  }

  /** A file, an archive for example, that an import will read: its `uploadId` goes to `POST /imports`. */
  uploadForImport(file: File): TusUpload {
    return new TusUpload(this.http, file, { filename: file.name, purpose: 'import' });
  }
}

/**
 * One file on its way, in as many requests as it takes. `start` sends or goes on, also where another page left off;
 * `pause` keeps what has come; `abort` gives it up on both sides.
 */
export class TusUpload {
  private readonly _sentBytes = signal(0);
  private readonly _state = signal<'waiting' | 'sending' | 'paused' | 'done' | 'failed' | 'aborted'>('waiting');
  /** Bytes the server has, or that are on their way to it. */
  readonly sentBytes = this._sentBytes.asReadonly();
  readonly state = this._state.asReadonly();
  readonly totalBytes: number;
  /** Resolves once the file is safe and judged; rejects with `UploadFailed`. Stays open while paused and when aborted. */
  readonly outcome: Promise<UploadOutcome>;

  private readonly upload: Upload;
  private hasLookedBack = false;
  private settle!: { resolve: (outcome: UploadOutcome) => void; reject: (error: UploadFailed) => void };

  constructor(
    private readonly http: HttpClient,
    file: File,
    metadata: Record<string, string>,
    options: UploadOptions = {},
  ) {
    this.totalBytes = file.size;
    this.outcome = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
    // Whoever does not listen has paused or left; a rejection nobody hears is no error of the page.
    this.outcome.catch(() => undefined);
    this.upload = new Upload(file, {
      endpoint: UPLOADS,
      httpStack: new HttpClientStack(http),
      metadata,
      retryDelays: RETRY_AFTER_MS,
      onShouldRetry: isPassing,
      removeFingerprintOnSuccess: true,
      fingerprint: () => Promise.resolve(fingerprintOf(file, metadata)),
      onProgress: (sent) => this._sentBytes.set(sent),
      onSuccess: ({ lastResponse }) => void this.finish(lastResponse),
      onError: (error) => this.fail(problemOf(error)),
      ...options,
    });
  }

  /** Share of the bytes sent, in [0, 1]. */
  get progress01(): number {
    return this.totalBytes === 0 ? 0 : Math.min(1, this.sentBytes() / this.totalBytes);
  }

  /** Begins, or goes on after `pause`. @returns `outcome` */
  start(): Promise<UploadOutcome> {
    const state = this._state();
    if (state === 'waiting' || state === 'paused') {
      this._state.set('sending');
      void this.goOn();
    }
    return this.outcome;
  }

  async pause(): Promise<void> {
    if (this._state() !== 'sending') return;
    this._state.set('paused');
    await this.upload.abort();
  }

  /** Gives the upload up; the server frees its space. */
  async abort(): Promise<void> {
    if (this._state() === 'done') return;
    this._state.set('aborted');
    // A server that cannot be reached gives it up by itself after some days.
    await this.upload.abort(true).catch(() => undefined);
  }

  private async goOn(): Promise<void> {
    if (!this.hasLookedBack) {
      this.hasLookedBack = true;
      const [earlier] = await this.upload.findPreviousUploads();
      if (earlier) this.upload.resumeFromPreviousUpload(earlier);
    }
    // Paused while the past was looked up.
    if (this._state() === 'sending') this.upload.start();
  }

  private async finish(last: HttpResponse): Promise<void> {
    const uploadId = lastSegmentOf(this.upload.url);
    const contentId = lastSegmentOf(last.getHeader('Content-Location'));
    try {
      if (last.getHeader('Upload-Problem')) return this.fail(await this.refusalOf(uploadId));
      this._state.set('done');
      this.settle.resolve({ uploadId, ...(contentId && { contentId }) });
    } catch (error) {
      this.fail(toProblem(error));
    }
  }

  /** The last answer was lost: why the file was turned away stands in the upload. */
  private async refusalOf(uploadId: string): Promise<Problem> {
    const { problem, existingId } = await firstValueFrom(
      this.http.get<{ problem: { code: string; detail: string }; existingId: string | null }>(`${UPLOADS}/${uploadId}`),
    );
    const { code, detail } = problem;
    return {
      status: 422,
      code,
      title: 'The file was turned away',
      detail,
      errors: [],
      extra: existingId ? { existingId } : {},
    };
  }

  private fail(problem: Problem): void {
    if (this._state() === 'aborted') return;
    this._state.set('failed');
    this.settle.reject(new UploadFailed(problem));
  }
}

/** Whether the same may be tried again: no answer, too much at once, or two requests that met. */
function isPassing({ originalResponse }: DetailedError): boolean {
  const status = originalResponse?.getStatus() ?? 0;
  if (status === 0 || status === 423 || status === 429) return true;
  return status === 409 && problemIn(originalResponse)?.code === 'upload.offset_conflict';
}

function problemOf(error: Error): Problem {
  if (!(error instanceof DetailedError)) return toProblem(error);
  return problemIn(error.originalResponse) ?? toProblem(error.causingError ?? error);
}

function problemIn(response: HttpResponse | null): Problem | undefined {
  const answer: unknown = response?.getUnderlyingObject();
  return answer instanceof HttpErrorResponse ? toProblem(answer) : undefined;
}

/** The same file with the same words about it goes on; other words are another upload, because the first were judged. */
const fingerprintOf = (file: File, metadata: Record<string, string>): string =>
  ['odr', file.name, file.size, file.lastModified, JSON.stringify(metadata)].join('-');

const lastSegmentOf = (url: string | null | undefined): string => url?.split('/').at(-1) ?? '';
