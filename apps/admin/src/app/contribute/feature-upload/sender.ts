import { Service, inject } from '@angular/core';

import { UploadClient } from '../data/upload-client.js';
import { TusClient, type TusUpload } from '../../shared/data-upload/data/tus-client.js';
import { type ContentMetadata, IN_PIECES_FROM_BYTES, type UploadRow } from '../upload.js';

export interface Sending {
  readonly row: UploadRow;
  readonly metadata: ContentMetadata;
  onProgress(ratio01: number): void;
}

/** `crypto.randomUUID` exists only on https and localhost; a console on a local network has neither. */
export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Takes one file to the server: small ones in one request, large ones and those that got lost before in pieces. */
@Service({ autoProvided: false })
export class Sender {
  private readonly forms = inject(UploadClient);
  private readonly pieces = inject(TusClient);
  private readonly attempts = new Map<string, string>();
  private readonly running = new Map<string, { readonly metadata: string; readonly upload: TusUpload }>();

  goesInPieces({ file, isResumable }: UploadRow): boolean {
    return isResumable === true || file.size >= IN_PIECES_FROM_BYTES;
  }

  /** @returns the id of the content. @throws what the server says; see `toProblem` and `UploadFailed` */
  async send({ row, metadata, onProgress }: Sending): Promise<string> {
    if (this.goesInPieces(row)) return this.sendInPieces(row, metadata, onProgress);
    const attempt = this.attempts.get(row.key) ?? randomKey();
    this.attempts.set(row.key, attempt);
    return (await this.forms.upload(row.file, metadata, attempt, onProgress)).id;
  }

  /** Keeps what has come; `send` goes on. @returns whether there was anything to pause */
  async pause(key: string): Promise<boolean> {
    const upload = this.running.get(key)?.upload;
    await upload?.pause();
    return upload !== undefined;
  }

  /** Goes on; whoever waits for it waits still. */
  resume(key: string): void {
    void this.running
      .get(key)
      ?.upload.start()
      // Its sender hears of it.
      .catch(() => undefined);
  }

  /** Gives up what is under way. */
  async giveUp(key: string): Promise<void> {
    this.attempts.delete(key);
    await this.running.get(key)?.upload.abort();
    this.running.delete(key);
  }

  /** A refused attempt got its answer; only an unanswered one may be repeated as the same. */
  forget(key: string): void {
    this.attempts.delete(key);
    this.running.delete(key);
  }

  private async sendInPieces(
    { key, file }: UploadRow,
    metadata: ContentMetadata,
    onProgress: (ratio01: number) => void,
  ): Promise<string> {
    const said = JSON.stringify(metadata);
    const before = this.running.get(key);
    // Other words about the file are another upload: the server judged the first ones.
    const upload = before?.metadata === said ? before.upload : this.pieces.upload(file, metadata);
    this.running.set(key, { metadata: said, upload });
    const timer = setInterval(() => onProgress(upload.progress01), PROGRESS_EVERY_MS);
    try {
      const { contentId } = await upload.start();
      return contentId ?? '';
    } finally {
      clearInterval(timer);
    }
  }
}

const PROGRESS_EVERY_MS = 300;
