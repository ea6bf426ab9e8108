import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { type GoldResponse, type QualitySettingsResponse, shareText } from '../data/moderation-quality.js';
import { ModerationQualityClient } from '../data/moderation-quality-client.js';

/** How many decisions are judged again, and which answers are known. For those who lead. */
@Component({
  selector: 'odr-sampling-settings',
  imports: [Cell, MatButton, ProblemView, RouterLink, Table],
  templateUrl: './sampling-settings.html',
  styleUrl: './sampling-settings.scss',
})
export class SamplingSettings {
  private readonly client = inject(ModerationQualityClient);

  private readonly stored = resource({ loader: () => this.client.settings() });
  private readonly storedGolds = resource({ loader: () => this.client.golds() });
  protected readonly settings = linkedSignal<QualitySettingsResponse | undefined>(() =>
    this.stored.hasValue() ? this.stored.value() : undefined,
  );
  private readonly golds = linkedSignal<readonly GoldResponse[]>(() =>
    this.storedGolds.hasValue() ? this.storedGolds.value() : [],
  );
  protected readonly rows = computed(() =>
    this.golds().map((gold) => ({ ...gold, found: shareText(gold.agreed, gold.given) })),
  );
  protected readonly problem = computed(() => {
    const error = this.stored.error() ?? this.storedGolds.error();
    return error ? toProblem(error) : undefined;
  });
  protected readonly isSaved = signal(false);
  protected readonly columns: readonly Column[] = [
    { name: 'subject', title: 'About' },
    { name: 'action', title: 'Right answer' },
    { name: 'policy', title: 'Policy' },
    { name: 'found', title: 'Found', align: 'end' },
    { name: 'retire', title: 'Actions', isTitleHidden: true },
  ];

  protected readonly save = action(async (reviewPercent: string, goldPercent: string) => {
    this.isSaved.set(false);
    const settings = { reviewShare: Number(reviewPercent) / 100, goldShare: Number(goldPercent) / 100 };
    this.settings.set(await this.client.changeSettings(settings));
    this.isSaved.set(true);
  });
  protected readonly mark = action(async (decisionId: string) => {
    this.golds.set(await this.client.markGold(decisionId.trim()));
  });
  protected readonly retire = action(async (id: string) => {
    await this.client.retireGold(id);
    this.golds.update((golds) => golds.filter((gold) => gold.id !== id));
  });

  protected readonly percent = (share: number): string => String(Math.round(share * 1_000) / 10);
}
