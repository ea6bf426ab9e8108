import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { thumbhashUrl } from '../../shared/util-thumbhash/thumbhash.js';
import { queueWord } from '../data/case.js';
import { type EscalatedCase, subjectWord, whyWords } from '../data/escalated.js';
import { DueTime } from './due-time.js';

/** One case that waits for who leads: what, why, since when, and who has it. Of its picture only the colours are shown. */
@Component({
  selector: 'odr-escalated-row',
  imports: [DueTime, MatButton, TimeAgo],
  templateUrl: './escalated-row.html',
  styleUrl: './escalated-row.scss',
})
export class EscalatedRow {
  readonly escalated = input.required<EscalatedCase>();
  readonly mayTake = input(false);
  readonly isTaking = input(false);
  /** Whether another one is being taken. */
  readonly isBusy = input(false);
  readonly taken = output<void>();

  protected readonly name = computed(() => subjectWord(this.escalated()));
  protected readonly why = computed(() => whyWords(this.escalated()));
  protected readonly queue = computed(() => {
    const { queue, queueTitle } = this.escalated();
    return queueWord({ name: queue, title: queueTitle });
  });
  protected readonly colours = computed(() => {
    const url = thumbhashUrl(this.escalated().thumbhash);
    return url ? `url("${url}")` : undefined;
  });
}
