import { Service, signal } from '@angular/core';

import { mayEnd, type Verdict } from '../data/case.js';

/** The words of the verdict that is being made. They outlive the case: who loses a lease does not lose what they wrote. */
@Service({ autoProvided: false })
export class VerdictDraft {
  readonly note = signal('');
  /** For whoever appeals; what is noted for colleagues must not stand here. */
  readonly answer = signal('');
  readonly publicNote = signal('');
  readonly durationHours = signal<number | undefined>(undefined);

  /** A verdict with these words. */
  toVerdict(action: Verdict['action'], policy: string): Verdict {
    return {
      action,
      policy,
      note: this.note().trim(),
      answer: this.answer(),
      publicNote: this.publicNote().trim(),
      durationHours: mayEnd(action) ? this.durationHours() : undefined,
    };
  }

  /** Takes the words of a verdict that was not applied back. */
  restore({ note, answer = '', publicNote = '', durationHours }: Verdict): void {
    if (!this.note()) this.note.set(note);
    if (!this.answer()) this.answer.set(answer);
    if (!this.publicNote()) this.publicNote.set(publicNote);
    this.durationHours.set(durationHours);
  }

  clear(): void {
    this.note.set('');
    this.answer.set('');
    this.publicNote.set('');
    this.durationHours.set(undefined);
  }
}
