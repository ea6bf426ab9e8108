import { DestroyRef, Service, computed, inject, signal } from '@angular/core';

import { toProblem } from '../../shared/data-problem/problem.js';
import { UploadFailed } from '../../shared/data-upload/data/tus-client.js';
import { type Cause, causeOf, causesOf } from '../causes.js';
import { Pace } from '../pace.js';
import {
  type BatchDefaults,
  NO_DEFAULTS,
  type RowDetails,
  type RowFilter,
  type UploadRow,
  isArchive,
  isRetryable,
  isUnfinished,
  metadataOf,
  needsYou,
  shownBy,
  stateAfter,
  summaryOf,
} from '../upload.js';
import { UploadAnnouncer } from './announcer.js';
import { Followed } from './followed.js';
import { KnownFiles } from './known-files.js';
import { Sender, randomKey } from './sender.js';

/** The answers that accepting something on the terms page cures. */
const ASKS_FOR_TERMS: ReadonlySet<string> = new Set(['auth.dco_required', 'auth.agreement_required']);
/** Enough to keep the line busy; more only makes every file slower. */
const PARALLEL = 3;
/** Files that are asked about in one request before they are sent. */
const CHECKED_TOGETHER = 20;

/** Files on their way in. A few at a time go up; what they become is followed until it is settled. */
@Service({ autoProvided: false })
export class UploadStore {
  private readonly sender = inject(Sender);
  private readonly known = inject(KnownFiles);
  private readonly followed = inject(Followed);
  private readonly announcer = inject(UploadAnnouncer);
  private readonly pace = new Pace();
  private readonly _rows = signal<readonly UploadRow[]>([]);
  private readonly _archives = signal<readonly File[]>([]);
  private readonly _defaults = signal<BatchDefaults>(NO_DEFAULTS);
  private readonly _filter = signal<RowFilter>('all');
  private readonly _isPaused = signal(false);
  private readonly _rate = signal<number | undefined>(undefined);
  private isChecking = false;

  readonly rows = this._rows.asReadonly();
  readonly archives = this._archives.asReadonly();
  readonly defaults = this._defaults.asReadonly();
  readonly filter = this._filter.asReadonly();
  readonly isPaused = this._isPaused.asReadonly();
  readonly summary = computed(() => summaryOf(this._rows()));
  readonly causes = computed(() => causesOf(this._rows()));
  readonly shown = computed(() => this._rows().filter((row) => shownBy(this._filter(), row)));
  readonly counts = computed<Readonly<Record<RowFilter, number>>>(() => {
    const count = (filter: RowFilter): number => this._rows().filter((row) => shownBy(filter, row)).length;
    return { all: this._rows().length, open: count('open'), stuck: count('stuck'), safe: count('safe') };
  });
  readonly isBusy = computed(() => this._rows().some(isUnfinished));
  readonly mustAcceptTerms = computed(() => this._rows().some((row) => ASKS_FOR_TERMS.has(row.problem?.code ?? '')));
  readonly totalBytes = computed(() => this._rows().reduce((sum, { file }) => sum + file.size, 0));
  readonly sentBytes = computed(() =>
    this._rows().reduce((sum, row) => sum + row.file.size * (isUnfinished(row) ? row.progress01 : 1), 0),
  );
  /** Bytes a second over the last seconds; undefined while nobody can tell. */
  readonly bytesPerSecond = computed(() => (this.isBusy() && !this._isPaused() ? this._rate() : undefined));

  constructor() {
    // The browser asks before a tab with unsent files is closed; what is sent already is safe.
    const warn = (event: BeforeUnloadEvent): void => {
      if (this.isBusy()) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    inject(DestroyRef).onDestroy(() => {
      this.followed.stop();
      window.removeEventListener('beforeunload', warn);
    });
  }

  setDefaults(change: Partial<BatchDefaults>): void {
    this._defaults.update((before) => ({ ...before, ...change }));
  }

  show(filter: RowFilter): void {
    this._filter.set(filter);
  }

  add(files: readonly File[]): void {
    const archives = files.filter(isArchive);
    this._archives.update((before) => [...before, ...archives]);
    const rows = files
      .filter((file) => !isArchive(file))
      .map<UploadRow>((file) => ({ key: randomKey(), file, state: 'waiting', progress01: 0 }));
    this._rows.update((before) => [...before, ...rows]);
    this.goOn();
  }

  dismissArchives(): void {
    this._archives.set([]);
  }

  /** What is said of one file alone; it holds when the file is sent, or sent again. */
  describe(key: string, details: RowDetails): void {
    this.change(key, { details });
  }

  /** Sends a row again, with what is said of it now. */
  retry(key: string): void {
    const row = this._rows().find((one) => one.key === key);
    if (!row || !isRetryable(row)) return;
    const isLost = row.state === 'failed';
    if (!isLost) this.sender.forget(key);
    // What got lost once goes in pieces from now on; what was deleted before is sent as if it were new.
    const again = { state: 'waiting', progress01: 0, problem: undefined, reason: undefined } as const;
    this.change(key, { ...again, isResumable: row.isResumable || isLost, isChecked: true });
    this.goOn();
  }

  /** Sends all again that may be, or those that stopped for one reason. */
  retryAll(cause?: Cause): void {
    this._rows()
      .filter((row) => isRetryable(row) && (cause === undefined || causeOf(row) === cause.code))
      .forEach((row) => this.retry(row.key));
  }

  /** Starts nothing more, and lets large files wait where they are; small ones under way arrive. */
  async pause(): Promise<void> {
    this._isPaused.set(true);
    const sending = this._rows().filter((row) => row.state === 'uploading' && this.sender.goesInPieces(row));
    await Promise.all(sending.map(({ key }) => this.pauseOne(key)));
  }

  resume(): void {
    this._isPaused.set(false);
    this.pace.reset();
    for (const { key } of this._rows().filter(({ state }) => state === 'paused')) {
      this.sender.resume(key);
      this.change(key, { state: 'uploading' });
    }
    this.goOn();
  }

  remove(key: string): void {
    const row = this._rows().find((one) => one.key === key);
    if (!row) return;
    if (row.state === 'uploading' && !this.sender.goesInPieces(row)) return;
    void this.sender.giveUp(key);
    this._rows.update((rows) => rows.filter((one) => one.key !== key));
    this.goOn();
  }

  clearSettled(): void {
    this._rows.update((rows) => rows.filter((row) => isUnfinished(row) || needsYou(row)));
    this._filter.set('all');
  }

  /** A deleted picture of one's own has been brought back. */
  markRestored(key: string): void {
    this.change(key, { state: 'done', problem: undefined, reason: undefined });
  }

  private async pauseOne(key: string): Promise<void> {
    if (await this.sender.pause(key)) this.change(key, { state: 'paused' });
  }

  private goOn(): void {
    if (this._isPaused()) return;
    void this.checkNext();
    const rows = this._rows();
    const free = PARALLEL - rows.filter(({ state }) => state === 'uploading').length;
    const ready = rows.filter(({ state, isChecked }) => state === 'waiting' && isChecked);
    for (const row of ready.slice(0, Math.max(0, free))) void this.send(row);
  }

  /** Hashes the next files and asks which of them are here, always a few ahead of what is being sent. */
  private async checkNext(): Promise<void> {
    if (this.isChecking) return;
    const isNew = ({ state, isChecked }: UploadRow): boolean => state === 'waiting' && !isChecked;
    const next = this._rows().filter(isNew).slice(0, CHECKED_TOGETHER);
    if (next.length === 0) return;
    this.isChecking = true;
    next.forEach(({ key }) => this.change(key, { state: 'checking' }));
    const found = await this.known.among(next);
    for (const { key } of next) {
      const known = found.get(key);
      const verdict = known?.verdict ?? 'accept';
      if (verdict === 'accept') this.change(key, { state: 'waiting', isChecked: true });
      else this.change(key, { state: verdict, isChecked: true, contentId: known?.existingId, progress01: 1 });
    }
    this.isChecking = false;
    this.announce();
    this.goOn();
  }

  private async send(row: UploadRow): Promise<void> {
    const { key } = row;
    this.change(key, { state: 'uploading', isResumable: this.sender.goesInPieces(row) });
    try {
      const metadata = metadataOf(row.file, this._defaults(), row.details);
      const contentId = await this.sender.send({
        row,
        metadata,
        onProgress: (progress01) => this.note(key, progress01),
      });
      this.change(key, { state: 'received', progress01: 1, contentId });
      this.followed.follow(
        () => this._rows(),
        (changed, change) => this.change(changed, change),
      );
    } catch (error) {
      // The server judged the file, or could not be reached; the row says which, and nothing else is held up.
      const problem = error instanceof UploadFailed ? error.problem : toProblem(error);
      const existing = problem.extra['existingId'];
      const contentId = typeof existing === 'string' ? existing : undefined;
      this.change(key, { state: stateAfter(problem), problem, contentId });
    }
    this.announce();
    this.goOn();
  }

  private note(key: string, progress01: number): void {
    this.change(key, { progress01 });
    this.pace.note(this.sentBytes(), Date.now());
    this._rate.set(this.pace.bytesPerSecond);
  }

  private announce(): void {
    if (this._rows().length > 0) this.announcer.say(this.summary(), !this.isBusy());
  }

  private change(key: string, change: Partial<UploadRow>): void {
    this._rows.update((rows) => rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  }
}
