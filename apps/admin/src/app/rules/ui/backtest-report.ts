import { Component, computed, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { Picture } from '../../shared/ui-picture/picture.js';
import { plural } from '../../shared/util-format/format.js';
import type { Backtest } from '../data/rule.js';

const KINDS = [
  { kind: 'wrong', word: 'Matched, though people approved' },
  { kind: 'right', word: 'Matched, and people took action' },
  { kind: 'unjudged', word: 'Matched, and nobody has decided' },
  { kind: 'missed', word: 'Not matched, though people took action' },
] as const;

/** What a backtest has found: a table of what the rule says against what people said, and whom it would have hit. */
@Component({
  selector: 'odr-backtest-report',
  imports: [MatButton, Picture, RouterLink],
  templateUrl: './backtest-report.html',
  styleUrl: './backtest-report.scss',
})
export class BacktestReport {
  readonly backtest = input.required<Backtest>();

  protected readonly result = computed(() => this.backtest().result);
  protected readonly samples = computed(() => {
    const { samples } = this.result() ?? {};
    return KINDS.map(({ kind, word }) => ({ word, ids: samples?.[kind] ?? [] })).filter(({ ids }) => ids.length > 0);
  });
  /** Pictures are blurred until somebody wants to see them. */
  protected readonly isShown = signal(false);
  protected readonly plural = plural;

  protected share(value: number | null, interval: Backtest['precisionInterval']): string {
    if (value === null) return 'not known: people have decided on none';
    const percent = (one: number): string => `${(100 * one).toFixed(0)} %`;
    return interval ? `${percent(value)} (${percent(interval.low)} to ${percent(interval.high)})` : percent(value);
  }
}
