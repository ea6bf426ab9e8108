import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import {
  decidedWord,
  FIELD_WORDS,
  GROUND_WORDS,
  noticedBy,
  standing,
  type Statement,
  timeLeft,
} from '../data/statement.js';
import { StatementClient } from '../data/statement-client.js';

const MIN_LENGTH = 10;
export const MAX_LENGTH = 2_000;

/** Why one decision was made, and asking for another look at it. */
@Component({
  selector: 'odr-statement-card',
  imports: [Icon, MatButton, ProblemView, RouterLink, TimeAgo],
  templateUrl: './statement-card.html',
  styleUrl: './statement-card.scss',
})
export class StatementCard {
  private readonly client = inject(StatementClient);
  readonly statement = input.required<Statement>();

  /** What the server last said; an appeal takes its place at once. */
  protected readonly shown = linkedSignal(() => this.statement());
  protected readonly isWriting = signal(false);
  protected readonly text = signal('');
  protected readonly maxLength = MAX_LENGTH;
  protected readonly isReady = computed(() => this.text().trim().length >= MIN_LENGTH);
  protected readonly name = computed(() => this.shown().name ?? 'Something that is gone');
  protected readonly decided = computed(() => decidedWord(this.shown()));
  protected readonly ground = computed(() => GROUND_WORDS[this.shown().ground]);
  protected readonly field = computed(() => FIELD_WORDS[this.shown().field]);
  protected readonly noticed = computed(() => noticedBy(this.shown()));
  protected readonly standing = computed(() => standing(this.shown()));
  protected readonly left = computed(() => timeLeft(this.shown().appealUntil, new Date()));

  protected readonly appeal = action(async () => {
    this.shown.set(await this.client.appeal(this.shown().id, this.text().trim()));
    this.isWriting.set(false);
  });

  protected send(event: Event): void {
    event.preventDefault();
    if (this.isReady()) void this.appeal.run();
  }
}
