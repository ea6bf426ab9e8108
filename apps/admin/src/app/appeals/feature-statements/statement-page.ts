import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { toProblem } from '../../shared/data-problem/problem.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { StatementClient } from '../data/statement-client.js';
import { StatementCard } from './statement-card.js';

/** One of them, as notices lead to it. */
@Component({
  selector: 'odr-statement-page',
  imports: [Icon, MatButton, ProblemView, RouterLink, Skeleton, StatementCard],
  template: `
    <section class="odr-page">
      <header class="odr-page-head">
        <h1 tabindex="-1">A decision about your content</h1>
        <a matButton routerLink="/appeals"><odr-icon matButtonIcon name="arrow_back" /> All decisions</a>
      </header>
      @if (problem(); as problem) {
        <odr-problem [problem]="problem" (again)="statement.reload()" />
      } @else if (statement.hasValue()) {
        <div class="odr-card"><odr-statement-card [statement]="statement.value()" /></div>
      } @else {
        <odr-skeleton shape="block" [count]="1" />
      }
    </section>
  `,
  styles: `
    .odr-card {
      max-inline-size: 980px;
    }
  `,
})
export default class StatementPage {
  private readonly client = inject(StatementClient);
  readonly id = input.required<string>();

  protected readonly statement = resource({
    params: () => this.id(),
    loader: ({ params }) => this.client.one(params),
  });
  protected readonly problem = computed(() => (this.statement.error() ? toProblem(this.statement.error()) : undefined));
}
