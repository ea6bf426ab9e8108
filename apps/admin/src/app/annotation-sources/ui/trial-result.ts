import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { Chart } from '../../shared/ui-chart/chart.js';
import { Cell, type Column, Table } from '../../shared/ui-table/table.js';
import { formatCount } from '../../shared/util-format/format.js';
import { type SchemaTrial, ruleName, trialChart, trialSentence } from '../data/source.js';
import { SchemaChangeList } from './schema-change-list.js';

/** What a schema would make of the annotations there are: one sentence, a plot, and the rules with some of those that break them. */
@Component({
  selector: 'odr-trial-result',
  imports: [Cell, Chart, RouterLink, SchemaChangeList, Table],
  template: `
    <p role="status">{{ sentence() }}</p>
    @if (trial().changes.length > 0) {
      <odr-schema-change-list label="What this schema changes" [changes]="trial().changes" />
    }
    @if (rows().length > 0) {
      <odr-chart caption="Annotations that would break a rule" [data]="chart()" />
      <odr-table caption="Rules that would be broken" [columns]="columns" [rows]="rows()">
        <ng-template odrCell="path" let-row
          ><code>{{ row.path || '/' }}</code></ng-template
        >
        <ng-template odrCell="samples" let-row>
          @for (sample of row.samples; track sample.annotationId; let index = $index) {
            <a
              [routerLink]="['/contents', sample.contentId]"
              [attr.aria-label]="'Item ' + (index + 1) + ' of rule ' + row.name"
              >{{ index + 1 }}</a>{{ ' ' }}
          }
        </ng-template>
      </odr-table>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
  `,
})
export class TrialResult {
  readonly trial = input.required<SchemaTrial>();
  protected readonly sentence = computed(() => trialSentence(this.trial()));
  protected readonly chart = computed(() => trialChart(this.trial()));
  protected readonly rows = computed(() =>
    this.trial().rules.map((rule) => ({ ...rule, name: ruleName(rule), words: formatCount(rule.count) })),
  );
  protected readonly columns: readonly Column[] = [
    { name: 'path', title: 'Where' },
    { name: 'code', title: 'Rule' },
    { name: 'message', title: 'What it says' },
    { name: 'words', title: 'Annotations', align: 'end' },
    { name: 'samples', title: 'For example' },
  ];
}
