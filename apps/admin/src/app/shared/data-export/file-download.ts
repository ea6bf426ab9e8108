import { computed, signal } from '@angular/core';

import { type Problem, toProblem } from '../data-problem/problem.js';

/** Fits a slow connection: what breaks is lost only from the last piece on. */
const PIECE_BYTES = 4_000_000;

export interface DownloadedFile {
  readonly size: number;
  /** Hex; checked at the end where it is known. */
  readonly sha256?: string;
}

/** A download that goes on where it was stopped, and is checked before it is handed over. */
export class FileDownload {
  private readonly _state = signal<'idle' | 'running' | 'paused' | 'damaged' | 'done'>('idle');
  private readonly _received = signal(0);
  private readonly _problem = signal<Problem | undefined>(undefined);
  private parts: Blob[] = [];
  private hash: Awaited<ReturnType<typeof newHash>> | undefined;

  readonly state = this._state.asReadonly();
  readonly received = this._received.asReadonly();
  readonly problem = this._problem.asReadonly();
  readonly isRunning = computed(() => this._state() === 'running');

  /**
   * @param piece fetches bytes from one place to another, both included
   * @param save takes the whole
   */
  constructor(
    private readonly file: DownloadedFile,
    private readonly piece: (from: number, to: number) => Promise<ArrayBuffer>,
    private readonly save: (bytes: Blob) => void,
  ) {}

  /** Begins, or goes on after a pause or a failure. */
  async run(): Promise<void> {
    if (this.isRunning()) return;
    if (this._state() === 'damaged' || this._state() === 'done') this.forget();
    this._state.set('running');
    this._problem.set(undefined);
    try {
      while (this.isRunning() && this._received() < this.file.size) await this.more();
      if (this.isRunning()) this.end();
    } catch (error) {
      // What has arrived is kept; the next run asks for the rest.
      this._problem.set(toProblem(error));
      this._state.set('paused');
    }
  }

  /** Stops after the piece that is on its way. */
  pause(): void {
    if (this.isRunning()) this._state.set('paused');
  }

  private async more(): Promise<void> {
    const from = this._received();
    const part = await this.piece(from, Math.min(this.file.size, from + PIECE_BYTES) - 1);
    if (part.byteLength === 0) throw new Error('The server sent nothing.');
    this.hash ??= await newHash();
    this.hash.update(new Uint8Array(part));
    // A blob, which the browser may keep on disk.
    this.parts.push(new Blob([part]));
    this._received.set(from + part.byteLength);
  }

  private end(): void {
    const { sha256, size } = this.file;
    const isWhole = this._received() === size && (!sha256 || !this.hash || hexOf(this.hash.digest()) === sha256);
    if (isWhole) this.save(new Blob(this.parts));
    this._state.set(isWhole ? 'done' : 'damaged');
    this.parts = [];
    this.hash = undefined;
  }

  private forget(): void {
    this._received.set(0);
  }
}

/** Comes with the first download. */
const newHash = async () => (await import('@noble/hashes/sha2.js')).sha256.create();

const hexOf = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
