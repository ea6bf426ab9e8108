import { Service, signal } from '@angular/core';

const MINUTE_MS = 60_000;
/** Whoever decides nothing for so long has looked away already. */
const PAUSE_MS = 8 * MINUTE_MS;
/** As long as people judge well without looking up. */
const LONG_MS = 50 * MINUTE_MS;

/** For how long somebody has judged cases without a pause, in whichever queue; nobody else is told. */
@Service()
export class WorkSpell {
  private began: number | undefined;
  private last = 0;
  private readonly _isLong = signal(false);

  /** Whether it is time to look up. */
  readonly isLong = this._isLong.asReadonly();

  /** A case was judged or passed on just now. */
  worked(now = Date.now()): void {
    if (this.began === undefined || now - this.last > PAUSE_MS) this.began = now;
    this.last = now;
    this._isLong.set(now - this.began >= LONG_MS);
  }

  /** There was a pause, or somebody said no to one: the next is proposed as long after. */
  rested(): void {
    this.began = undefined;
    this._isLong.set(false);
  }
}
