import { DestroyRef, Service, computed, inject, signal } from '@angular/core';

import { ContentClient } from '../../shared/data-content/data/content-client.js';
import { processingReason } from '../../shared/data-content/content.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { UploadClient } from '../data/upload-client.js';
import {
  type BatchDefaults,
  NO_DEFAULTS,
  type UploadRow,
  isUnfinished,
  metadataOf,
  needsYou,
  stateAfter,
  summaryOf,
} from '../upload.js';

/** The answers that accepting something on the terms page cures. */
const ASKS_FOR_TERMS: ReadonlySet<string> = new Set(['auth.dco_required', 'auth.agreement_required']);
/** Enough to keep the line busy; more only makes every file slower. */
const PARALLEL = 3;
const CHECK_AGAIN_MS = 2_500;
/** Files still being checked that are asked about at a time. */
const CHECKED_AT_ONCE = 8;

/** Files on their way in. A few at a time go up; what they become is followed until it is settled. */
@Service({ autoProvided: false })
export class UploadStore {
  private readonly client = inject(UploadClient);
  private readonly contents = inject(ContentClient);
  private readonly _rows = signal<readonly UploadRow[]>([]);
  private readonly _defaults = signal<BatchDefaults>(NO_DEFAULTS);
  private readonly attempts = new Map<string, string>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  readonly rows = this._rows.asReadonly();
  readonly defaults = this._defaults.asReadonly();
  readonly summary = computed(() => summaryOf(this._rows()));
  readonly needYou = computed(() => this._rows().filter(needsYou).length);
  readonly isBusy = computed(() => this._rows().some(isUnfinished));
  readonly mustAcceptTerms = computed(() => this._rows().some((row) => ASKS_FOR_TERMS.has(row.problem?.code ?? '')));

  constructor() {
    // The browser asks before a tab with unsent files is closed; what is sent already is safe.
    const warn = (event: BeforeUnloadEvent): void => {
      if (this.isBusy()) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      window.removeEventListener('beforeunload', warn);
    });
  }

  setDefaults(change: Partial<BatchDefaults>): void {
    this._defaults.update((before) => ({ ...before, ...change }));
  }

  add(files: readonly File[]): void {
    const rows = files.map<UploadRow>((file) => ({ key: randomKey(), file, state: 'waiting', progress01: 0 }));
    this._rows.update((before) => [...before, ...rows]);
    this.startNext();
  }

  /** Sends a row again, with the defaults as they are now. */
  retry(key: string): void {
    const row = this._rows().find((one) => one.key === key);
    if (!row || !needsYou(row)) return;
    // A refused attempt got its answer; only an unanswered one may be repeated under the same key.
    if (row.state === 'refused') this.attempts.delete(key);
    this.change(key, { state: 'waiting', progress01: 0, problem: undefined, reason: undefined });
    this.startNext();
  }

  retryAll(): void {
    this._rows()
      .filter(needsYou)
      .forEach((row) => this.retry(row.key));
  }

  remove(key: string): void {
    this._rows.update((rows) => rows.filter((row) => row.key !== key || row.state === 'uploading'));
  }

  clearSettled(): void {
    this._rows.update((rows) => rows.filter((row) => isUnfinished(row) || needsYou(row)));
  }

  private startNext(): void {
    const active = this._rows().filter((row) => row.state === 'uploading').length;
    const waiting = this._rows().filter((row) => row.state === 'waiting');
    for (const row of waiting.slice(0, Math.max(0, PARALLEL - active))) void this.send(row);
  }

  private async send(row: UploadRow): Promise<void> {
    this.change(row.key, { state: 'uploading' });
    const attempt = this.attempts.get(row.key) ?? randomKey();
    this.attempts.set(row.key, attempt);
    try {
      const metadata = metadataOf(row.file, this._defaults());
      const content = await this.client.upload(row.file, metadata, attempt, (progress01) =>
        this.change(row.key, { progress01 }),
      );
      this.change(row.key, { state: 'received', progress01: 1, contentId: content.id });
      this.checkSoon();
    } catch (error) {
      // The server judged the file, or could not be reached; the row says which, and nothing else is held up.
      const problem = toProblem(error);
      const existing = problem.extra['existingId'];
      this.change(row.key, {
        state: stateAfter(problem),
        problem,
        contentId: typeof existing === 'string' ? existing : undefined,
      });
    }
    this.startNext();
  }

  private checkSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.check();
    }, CHECK_AGAIN_MS);
  }

  private async check(): Promise<void> {
    const open = this._rows().filter((row) => row.state === 'received');
    await Promise.all(open.slice(0, CHECKED_AT_ONCE).map((row) => this.checkOne(row)));
    if (this._rows().some((row) => row.state === 'received')) this.checkSoon();
  }

  private async checkOne(row: UploadRow): Promise<void> {
    if (!row.contentId) return;
    try {
      const content = await this.contents.get(row.contentId);
      if (content.processingState === 'done') this.change(row.key, { state: 'done' });
      if (content.processingState === 'failed')
        this.change(row.key, { state: 'refused', reason: processingReason(content) });
    } catch {
      // Being checked is a comfort, not a promise: the next round asks again.
    }
  }

  private change(key: string, change: Partial<UploadRow>): void {
    this._rows.update((rows) => rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  }
}

/** `crypto.randomUUID` exists only on https and localhost; a console on a local network has neither. */
function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
