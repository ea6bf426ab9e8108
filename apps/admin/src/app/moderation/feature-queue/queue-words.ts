import { Service, signal } from '@angular/core';

import type { Problem } from '../../shared/data-problem/problem.js';

/** What the page says: one quiet line, the last thing announced, and what went wrong with claiming. */
@Service({ autoProvided: false })
export class QueueWords {
  private readonly _notice = signal<string | undefined>(undefined);
  private readonly _announcement = signal('');
  private readonly _problem = signal<Problem | undefined>(undefined);

  readonly notice = this._notice.asReadonly();
  readonly announcement = this._announcement.asReadonly();
  readonly problem = this._problem.asReadonly();

  /** Says it to everybody: in the line above the case, and to screen readers. */
  tell(notice: string): void {
    this._notice.set(notice);
    this._announcement.set(notice);
  }

  /** Shows it without interrupting a screen reader. */
  note(notice: string): void {
    this._notice.set(notice);
  }

  announce(text: string): void {
    this._announcement.set(text);
  }

  clear(): void {
    this._notice.set(undefined);
  }

  setProblem(problem: Problem | undefined): void {
    this._problem.set(problem);
  }
}
