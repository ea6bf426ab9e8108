import { Component, computed, inject, input, resource, signal } from '@angular/core';

import { toProblem } from '../../shared/data-problem/problem.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { DatasetClient } from '../data/dataset-client.js';

/** The card that exports of a version carry; asked for once it is opened. */
@Component({
  selector: 'odr-card-text',
  imports: [ProblemView, Skeleton],
  template: `
    <details class="odr-card" #box (toggle)="isOpen.set(box.open)">
      <summary><h2>Its card</h2></summary>
      @if (problem(); as problem) {
        <odr-problem [problem]="problem" (again)="answer.reload()" />
      } @else if (answer.hasValue()) {
        <p class="odr-quiet">README.md of its exports, as the Hugging Face Hub reads it.</p>
        <pre tabindex="0" role="region" aria-label="The card in Markdown">{{ answer.value() }}</pre>
      } @else {
        <odr-skeleton shape="line" [count]="6" />
      }
    </details>
  `,
  styles: `
    summary {
      cursor: pointer;
    }

    summary h2 {
      display: inline;
    }

    pre {
      overflow: auto;
      max-block-size: 480px;
      padding: 12px;
      border-radius: 8px;
      background: var(--odr-surface-sunken);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
})
export class CardText {
  private readonly client = inject(DatasetClient);

  readonly id = input.required<string>();
  readonly version = input.required<string>();

  protected readonly isOpen = signal(false);
  protected readonly answer = resource({
    params: () => (this.isOpen() ? { id: this.id(), version: this.version() } : undefined),
    loader: ({ params }) => this.client.card(params.id, params.version),
  });
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
}
