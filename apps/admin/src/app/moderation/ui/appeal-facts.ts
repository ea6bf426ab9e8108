import { Component, input } from '@angular/core';

import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { type AppealCase } from '../data/appeal.js';
import { VERDICT_WORDS } from '../data/case.js';

/** What was decided and told, and what is said against it. */
@Component({
  selector: 'odr-appeal-facts',
  imports: [TimeAgo],
  template: `
    <section>
      <h3>The appeal</h3>
      <blockquote>
        <p>{{ appeal().text }}</p>
        <odr-time-ago class="odr-quiet" [at]="appeal().filedAt" />
      </blockquote>
    </section>
    <section>
      <h3>What was decided</h3>
      <p>
        {{ words[appeal().action] ?? appeal().action }}, {{ appeal().statement.title }}
        <odr-time-ago class="odr-quiet" [at]="appeal().decidedAt" />
      </p>
      <p class="facts">{{ appeal().statement.facts }}</p>
      @if (appeal().statement.term; as term) {
        <p>It rests on: “{{ term }}”</p>
      }
      @if (appeal().note; as note) {
        <p class="odr-quiet">Noted for colleagues: {{ note }}</p>
      }
    </section>
  `,
  styleUrl: './case-facts.scss',
})
export class AppealFacts {
  readonly appeal = input.required<AppealCase>();
  protected readonly words = VERDICT_WORDS;
}
