import { DestroyRef, Service, inject } from '@angular/core';

type Answer = MessageEvent<{ readonly key: string; readonly sha256?: string }>;

/** SHA-256 of files, one after the other, in a worker that is started with the first. */
@Service()
export class FileHasher {
  private readonly waiting = new Map<string, (sha256: string | undefined) => void>();
  private worker: Worker | undefined;
  private last = 0;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.worker?.terminate());
  }

  /** @returns 64 hex digits; undefined where the file cannot be read or the browser runs no workers */
  hash(file: File): Promise<string | undefined> {
    const worker = (this.worker ??= this.start());
    if (!worker) return Promise.resolve(undefined);
    const key = String((this.last += 1));
    return new Promise((resolve) => {
      this.waiting.set(key, resolve);
      worker.postMessage({ key, file });
    });
  }

  private start(): Worker | undefined {
    if (typeof Worker === 'undefined') return undefined;
    const worker = new Worker(new URL('./hash.worker', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data: { key, sha256 } }: Answer) => this.answer(key, sha256));
    // A worker that cannot start must not hold up uploads: they go without their hash.
    worker.addEventListener('error', () => [...this.waiting.keys()].forEach((key) => this.answer(key, undefined)));
    return worker;
  }

  private answer(key: string, sha256: string | undefined): void {
    this.waiting.get(key)?.(sha256);
    this.waiting.delete(key);
  }
}
