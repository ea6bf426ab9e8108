import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { plural, words } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import type { SuspensionAppeal } from '../data/appeal.js';

/** On what a suspension rests, how long it lasts, and what came before it. */
@Component({
  selector: 'odr-suspension-reasons',
  imports: [RouterLink, TimeAgo],
  template: `
    <section>
      <h3>The suspension</h3>
      <p>
        <a routerLink="/policies" [fragment]="appeal().policy.code" target="_blank">{{ appeal().policy.title }}</a>
        <span class="odr-quiet"> version {{ appeal().policy.version }}</span>
      </p>
      <blockquote>{{ appeal().reason }}</blockquote>
      <p class="odr-quiet">
        From <odr-time-ago [at]="appeal().suspendedAt" />, ends <odr-time-ago [at]="appeal().endsAt" />
      </p>
    </section>
    <section>
      <h3>The account</h3>
      <p>{{ words(appeal().role) }} · {{ plural(appeal().points, 'point') }} now</p>
      <p class="odr-quiet">
        {{
          appeal().earlierSuspensions === 0
            ? 'Never suspended before.'
            : plural(appeal().earlierSuspensions, 'suspension') + ' before.'
        }}
      </p>
    </section>
    <p class="odr-quiet">
      Neither they nor who suspended them is named. Overturning ends the suspension at once; what was decided about
      their pictures stays as it is.
    </p>
  `,
  styleUrl: './case-facts.scss',
})
export class SuspensionReasons {
  readonly appeal = input.required<SuspensionAppeal>();
  protected readonly plural = plural;
  protected readonly words = words;
}
