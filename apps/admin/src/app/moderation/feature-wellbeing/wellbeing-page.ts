import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { type Problem, toProblem } from '../../shared/data-problem/problem.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { formatDuration } from '../../shared/util-format/format.js';
import { CATEGORIES, type ModeratorSettings } from '../data/moderator.js';
import { ModeratorClient } from '../data/moderator-client.js';
import { ModeratorPreferences } from '../feature-queue/moderator-preferences.js';

const SECONDS_A_MINUTE = 60;

/** What one moderator has seen, and how they want to see: for them alone. */
@Component({
  selector: 'odr-wellbeing-page',
  imports: [MatButton, ProblemView, RouterLink, Skeleton],
  templateUrl: './wellbeing-page.html',
  styleUrl: './wellbeing-page.scss',
})
export default class WellbeingPage {
  private readonly client = inject(ModeratorClient);
  private readonly preferences = inject(ModeratorPreferences);

  protected readonly settings = this.preferences.settings;
  protected readonly categories = CATEGORIES;
  protected readonly exposure = resource({ loader: () => this.client.exposure() });
  protected readonly exposureProblem = computed(() => {
    const error = this.exposure.error();
    return error ? toProblem(error) : undefined;
  });
  protected readonly seen = computed(() => (this.exposure.hasValue() ? this.exposure.value() : undefined));
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly kept = signal('');
  protected readonly limitMinutes = computed(() => Math.round(this.settings().dailyLimit / SECONDS_A_MINUTE));
  protected readonly formatDuration = formatDuration;

  constructor() {
    void this.preferences.load();
  }

  protected setLimit(minutes: number): void {
    if (minutes > 0) void this.change({ dailyLimit: minutes * SECONDS_A_MINUTE });
  }

  protected toggle(category: string, isOut: boolean): void {
    const others = this.settings().optedOut.filter((one) => one !== category);
    void this.change({ optedOut: isOut ? [...others, category] : others });
  }

  /** Takes effect at once, here and in the queue. */
  protected async change(changes: Partial<ModeratorSettings>): Promise<void> {
    this.problem.set(undefined);
    try {
      await this.preferences.change(changes);
      this.kept.set('Kept.');
      this.exposure.reload();
    } catch (error) {
      this.kept.set('');
      this.problem.set(toProblem(error));
    }
  }
}
