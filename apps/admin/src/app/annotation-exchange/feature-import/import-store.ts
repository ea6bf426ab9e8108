import { computed, inject, Service, signal } from '@angular/core';
import { DOCUMENT } from '@angular/common';
import { Subject } from 'rxjs';

import { type Problem, toProblem } from '../../shared/data-problem/problem.js';
import { saveFile } from '../../shared/util-download/save-file.js';
import { ExchangeClient, type Listener } from '../data/exchange-client.js';
import { type FormatName, guessFormat } from '../data/format.js';
import { type LinePart, lineParts, pickedLines } from '../data/line-parts.js';
import {
  counted,
  csvOfFailures,
  EMPTY_TALLY,
  type Failure,
  failureOf,
  type Outcome,
  OutcomeReader,
  type Tally,
} from '../data/outcome.js';

/** Beyond this failures are counted, not kept: a file with more of them has one cause. */
const MAX_KEPT = 10_000;
/** Enough to tell one format from another; of a small archive, its names stand in it too. */
const HEAD_BYTES = 64_000;

export type ImportState = 'idle' | 'working' | 'done' | 'stopped';

/** One file on its way in, and what became of every annotation in it. */
@Service({ autoProvided: false })
export class ImportStore {
  private readonly client = inject(ExchangeClient);
  private readonly document = inject(DOCUMENT);
  private readonly cancelled = new Subject<void>();
  private readonly _file = signal<File | undefined>(undefined);
  private readonly _state = signal<ImportState>('idle');
  private readonly _sent01 = signal(0);
  private readonly _tally = signal<Tally>(EMPTY_TALLY);
  private readonly _failures = signal<readonly Failure[]>([]);
  private readonly _problem = signal<Problem | undefined>(undefined);
  private readonly _wasDryRun = signal(false);
  /** The last part of lines that was answered whole: a lost connection goes on behind it. */
  private answered: LinePart | undefined;

  readonly format = signal<FormatName | undefined>(undefined);
  readonly sourceId = signal('');
  readonly isDryRun = signal(false);
  readonly file = this._file.asReadonly();
  readonly state = this._state.asReadonly();
  readonly sent01 = this._sent01.asReadonly();
  readonly tally = this._tally.asReadonly();
  readonly failures = this._failures.asReadonly();
  readonly problem = this._problem.asReadonly();
  /** Whether what is shown was a check that kept nothing. */
  readonly wasDryRun = this._wasDryRun.asReadonly();
  readonly isReady = computed(
    () => this._file() !== undefined && this.format() !== undefined && this._state() !== 'working',
  );
  readonly canGoOn = computed(() => this._state() === 'stopped' && this.format() === 'lines');

  async take(file: File): Promise<void> {
    this._file.set(file);
    this.forget();
    const head = await file.slice(0, HEAD_BYTES).text();
    if (this._file() === file) this.format.set(guessFormat(file.name, head));
  }

  async start(isDryRun = this.isDryRun() && this.format() !== 'lines'): Promise<void> {
    this.forget();
    this._wasDryRun.set(isDryRun);
    await this.goOn();
  }

  /** Behind what was answered, for lines; other files from their begin. */
  async goOn(): Promise<void> {
    const [file, format] = [this._file(), this.format()];
    if (!file || !format || this._state() === 'working') return;
    this._state.set('working');
    this._problem.set(undefined);
    try {
      const isWhole = format === 'lines' ? await this.sendLines(file) : await this.sendFile(file, format);
      this._state.set(isWhole ? 'done' : 'stopped');
    } catch (error) {
      // Refused, or the connection was lost; what was answered until then holds.
      this._problem.set(toProblem(error));
      this._state.set('stopped');
    }
  }

  cancel(): void {
    this.cancelled.next();
  }

  saveFailures(): void {
    const name = this._file()?.name ?? 'file';
    saveFile(this.document, new Blob([csvOfFailures(this._failures())], { type: 'text/csv' }), `${name}.failures.csv`);
  }

  /** The lines that failed, to be mended and sent alone. */
  async saveFailedLines(): Promise<void> {
    const file = this._file();
    if (!file) return;
    const lines = await pickedLines(file, new Set(this._failures().map(({ line }) => line)));
    saveFile(this.document, lines, `${file.name}.failed.ndjson`);
  }

  private async sendFile(file: File, format: Exclude<FormatName, 'lines'>): Promise<boolean> {
    const wish = { format, sourceId: this.sourceId(), isDryRun: this._wasDryRun() };
    return this.client.sendFile(file, wish, this.listener(0, 0, 1), this.cancelled);
  }

  private async sendLines(file: File): Promise<boolean> {
    for await (const part of lineParts(file, this.answered)) {
      const start = part.end - part.bytes.size;
      const key = `${file.name.slice(-100)} ${file.size} ${file.lastModified} ${start}`.replaceAll(/[^ -~]/g, '_');
      const tally = this._tally();
      const failures = this._failures();
      const listener = this.listener(part.before, start / file.size, part.bytes.size / file.size);
      let isWhole = false;
      try {
        isWhole = await this.client.sendLines(part.bytes, key, listener, this.cancelled);
      } finally {
        if (!isWhole) {
          // The part is sent again as a whole; what it has been answered would be counted twice.
          this._tally.set(tally);
          this._failures.set(failures);
        }
      }
      if (!isWhole) return false;
      this.answered = part;
    }
    return true;
  }

  /** @param before lines of the file before what is sent; `from` and `share` of its bytes, in [0, 1] */
  private listener(before: number, from: number, share: number): Listener {
    const reader = new OutcomeReader();
    return {
      sent: (ratio01) => this._sent01.set(from + ratio01 * share),
      answered: (text, isWhole) => this.tell(reader.take(text, isWhole).map((one) => movedBy(before, one))),
    };
  }

  private tell(outcomes: readonly Outcome[]): void {
    if (outcomes.length === 0) return;
    this._tally.update((tally) => counted(tally, outcomes));
    const failures = outcomes.flatMap((outcome) => failureOf(outcome) ?? []);
    if (failures.length > 0) this._failures.update((before) => [...before, ...failures].slice(0, MAX_KEPT));
  }

  private forget(): void {
    this.answered = undefined;
    this._state.set('idle');
    this._sent01.set(0);
    this._tally.set(EMPTY_TALLY);
    this._failures.set([]);
    this._problem.set(undefined);
  }
}

const movedBy = (before: number, outcome: Outcome): Outcome => ({ ...outcome, line: outcome.line + before });
