import { Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { action } from '../data-problem/action.js';
import { sentenceOf } from '../data-problem/problem.js';
import { VerificationClient } from '../data-session/data/verification-client.js';

/** Has the letter that verifies an address sent again, and says so in place of the button: once is enough. */
@Component({
  selector: 'odr-resend',
  imports: [MatButton],
  template: `
    @if (!isSent()) {
      <button
        [matButton]="isQuiet() ? 'text' : 'outlined'"
        type="button"
        [disabled]="send.pending()"
        (click)="send.run()"
      >
        {{ send.pending() ? 'Sending…' : 'Send the link again' }}
      </button>
    }
    <span role="status">
      @if (isSent()) {
        Sent. It can take a minute; look among the spam too.
      }
      @if (send.problem(); as problem) {
        {{ sentenceOf(problem) }}
      }
    </span>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 12px;
    }
  `,
})
export class Resend {
  private readonly client = inject(VerificationClient);
  /** Whose letter; of whoever is signed in when it is left out. */
  readonly email = input<string>();

  /** Whether it stands within a line of text. */
  readonly isQuiet = input(false);

  protected readonly isSent = signal(false);
  protected readonly send = action(async () => {
    await this.client.resend(this.email());
    this.isSent.set(true);
  });
  protected readonly sentenceOf = sentenceOf;
}
