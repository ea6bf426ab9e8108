import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { appealWord, dayOf, type Suspension, suspensionWord } from '../data-standing/standing.js';
import { Icon } from '../ui-icon/icon.js';
import { TimeAgo } from '../util-format/time-ago.js';

/** One suspension: why, from when until when, and what was said against it. */
@Component({
  selector: 'odr-suspension-facts',
  imports: [Icon, RouterLink, TimeAgo],
  template: `
    @let one = suspension();
    <p class="state" [class.running]="one.isRunning">
      <odr-icon [name]="one.isRunning ? 'block' : 'history'" /> {{ word() }}
    </p>
    <dl>
      <div>
        <dt>From</dt>
        <dd><odr-time-ago [at]="one.suspendedAt" /></dd>
      </div>
      <div>
        <dt>Until</dt>
        <dd>{{ day(one.endsAt) }}, <odr-time-ago [at]="one.endsAt" /></dd>
      </div>
      @if (one.liftedAt; as at) {
        <div>
          <dt>Lifted</dt>
          <dd><odr-time-ago [at]="at" /></dd>
        </div>
      }
      <div>
        <dt>Policy</dt>
        <dd>
          <a routerLink="/policies" [fragment]="one.policy">{{ one.policy }}</a>
          <span class="odr-quiet"> version {{ one.policyVersion }}</span>
        </dd>
      </div>
    </dl>
    <blockquote>{{ one.reason }}</blockquote>
    @if (one.appeal; as appeal) {
      <div class="appeal">
        <p>
          <strong>The appeal.</strong> {{ appealWord(appeal) }},
          <odr-time-ago [at]="appeal.resolvedAt ?? appeal.filedAt" />
        </p>
        <blockquote>{{ appeal.text }}</blockquote>
        @if (appeal.note; as note) {
          <p>The answer:</p>
          <blockquote>{{ note }}</blockquote>
        }
      </div>
    }
  `,
  styles: `
    :host,
    .appeal {
      display: grid;
      gap: 10px;
    }

    .state {
      --odr-icon-size: 18px;

      display: flex;
      align-items: center;
      gap: 6px;
      font: var(--mat-sys-label-large);
      color: var(--odr-status-neutral);
    }

    .running {
      color: var(--odr-status-delisted);
    }

    dl {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 28px;
    }

    dt {
      font: var(--mat-sys-label-medium);
      color: var(--odr-text-quiet);
    }

    blockquote {
      margin: 0;
      padding: 8px 14px;
      border-inline-start: 3px solid var(--odr-line);
      max-inline-size: 75ch;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class SuspensionFacts {
  readonly suspension = input.required<Suspension>();

  protected readonly word = computed(() => suspensionWord(this.suspension()));
  protected readonly appealWord = appealWord;
  protected readonly day = dayOf;
}
