import { Component, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { HashConfirmation } from '@odr/contracts';

import { words } from '../../shared/util-format/format.js';
import { CONFIRMATION_WORDS, type ItemBankMatchResponse, matchWords } from '../data/context.js';

/** What somebody says of an entry. */
export interface EntryRuling {
  readonly match: ItemBankMatchResponse;
  readonly confirmed: HashConfirmation;
}

/** The banks that know the picture, how near it is, and a word on the entry for who may have one. */
@Component({
  selector: 'odr-bank-facts',
  imports: [MatButton, RouterLink],
  template: `
    <h3>Known to hash banks</h3>
    @for (match of matches(); track match.bankId) {
      <div class="match" role="group" [attr.aria-label]="match.bankName">
        <p>
          <a
            [routerLink]="['/hash-banks', match.bankId]"
            target="_blank"
            [attr.aria-label]="match.bankName + ', opens in a new tab'"
          >
            {{ match.bankName }}
          </a>
          <span class="odr-quiet"> · {{ words(match.kind) }}</span>
        </p>
        <p class="near">{{ matchWords(match) }}</p>
        <p class="odr-quiet near">{{ confirmationWords[match.confirmed] }}</p>
        @if (mayRule()) {
          <div class="rule">
            <button
              matButton
              type="button"
              [attr.aria-pressed]="match.confirmed === 'confirmed'"
              [disabled]="isRuling()"
              (click)="rule(match, 'confirmed')"
            >
              Confirm entry
            </button>
            <button
              matButton
              type="button"
              [attr.aria-pressed]="match.confirmed === 'refuted'"
              [disabled]="isRuling()"
              (click)="rule(match, 'refuted')"
            >
              Refute entry
            </button>
          </div>
        }
      </div>
    }
  `,
  styleUrl: './bank-facts.scss',
})
export class BankFacts {
  readonly matches = input.required<readonly ItemBankMatchResponse[]>();
  /** Whether this person keeps banks. Others say what they think by their verdict, which entries learn from. */
  readonly mayRule = input(false);
  readonly isRuling = input(false);
  readonly ruled = output<EntryRuling>();

  protected readonly words = words;
  protected readonly matchWords = matchWords;
  protected readonly confirmationWords = CONFIRMATION_WORDS;

  /** The same word again takes it back. */
  protected rule(match: ItemBankMatchResponse, word: HashConfirmation): void {
    this.ruled.emit({ match, confirmed: match.confirmed === word ? 'unconfirmed' : word });
  }
}
