import { Component, computed, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { type Statement, decidedWord, standing, timeLeft } from '../../shared/data-statement/statement.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';

/** What was decided about a picture, for whom it concerns: why, by which policy, and how to have it looked at again. */
@Component({
  selector: 'odr-decision-list',
  imports: [Icon, MatButton, RouterLink, TimeAgo],
  template: `
    <ul>
      @for (one of rows(); track one.statement.id) {
        <li>
          <p class="what">
            <strong>{{ one.subject }} {{ one.decided }}</strong>
            <odr-time-ago class="odr-quiet" [at]="one.statement.decidedAt" />
          </p>
          <p>
            <a routerLink="/policies" [fragment]="one.statement.policy.code">{{ one.statement.policy.title }}</a>
            <span class="odr-quiet"> {{ one.statement.policy.code }}</span>
            @if (one.statement.term; as term) {
              <span>: “{{ term }}”</span>
            }
          </p>
          <p class="facts">{{ one.statement.facts }}</p>
          <p class="odr-quiet">{{ one.standing }}</p>
          <p class="ways">
            @if (one.statement.canAppeal && one.left) {
              <a matButton="outlined" [routerLink]="['/appeals', one.statement.id]">
                <odr-icon matButtonIcon name="gavel" /> Appeal
              </a>
              <span class="odr-quiet">{{ one.left }}</span>
            } @else {
              <a matButton [routerLink]="['/appeals', one.statement.id]">The whole decision</a>
            }
          </p>
        </li>
      }
    </ul>
  `,
  styles: `
    ul,
    li {
      display: grid;
      gap: 6px;
      min-inline-size: 0;
    }

    li + li {
      margin-block-start: 10px;
      padding-block-start: 10px;
      border-block-start: 1px solid var(--odr-line);
    }

    .what,
    .ways {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 10px;
    }

    .what strong {
      flex: 1;
    }

    .facts {
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
  `,
})
export class DecisionList {
  readonly statements = input.required<readonly Statement[]>();

  protected readonly rows = computed(() =>
    this.statements().map((statement) => ({
      statement,
      subject: statement.subjectType === 'annotation' ? 'Your annotation' : 'Your picture',
      decided: decidedWord(statement),
      standing: standing(statement),
      left: timeLeft(statement.appealUntil, new Date()),
    })),
  );
}
