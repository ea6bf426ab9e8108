import { Component, computed, inject, input, resource } from '@angular/core';
import type { AgreementKind } from '@odr/contracts';

import { nameOf } from '../../shared/data-agreements/agreement.js';
import { AgreementClient } from '../../shared/data-agreements/data/agreement-client.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { AgreementTextView } from '../../shared/ui-agreement/agreement-text.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';

/** One version of one agreement, for everyone: contributions rest on old ones too. */
@Component({
  selector: 'odr-agreement-text-page',
  imports: [AgreementTextView, ProblemView, Skeleton, TimeAgo],
  template: `
    <section class="odr-page">
      @if (problem(); as problem) {
        <h1 tabindex="-1">There is no such agreement</h1>
        <odr-problem [problem]="problem" [isRetryable]="problem.status !== 404" (again)="text.reload()" />
      } @else if (text.hasValue()) {
        @if (text.value(); as text) {
          <h1 tabindex="-1">{{ nameOf(text.kind) }} {{ text.version }}</h1>
          <p class="odr-quiet">
            Published <odr-time-ago [at]="text.publishedAt" />. SHA-256 <code>{{ text.sha256 }}</code>
          </p>
          <odr-agreement-text [label]="nameOf(text.kind)" [text]="text.text" />
        }
      } @else {
        <h1 tabindex="-1">Agreement</h1>
        <odr-skeleton shape="block" [count]="1" />
      }
    </section>
  `,
  styles: `
    :host {
      display: block;
      max-inline-size: 900px;
    }

    code {
      overflow-wrap: anywhere;
    }
  `,
})
export default class TextPage {
  private readonly client = inject(AgreementClient);
  readonly kind = input.required<string>();
  readonly version = input.required<string>();

  protected readonly text = resource({
    params: () => ({ kind: this.kind() as AgreementKind, version: this.version() }),
    loader: ({ params }) => this.client.text(params.kind, params.version),
  });
  protected readonly problem = computed(() => (this.text.error() ? toProblem(this.text.error()) : undefined));
  protected readonly nameOf = nameOf;
}
