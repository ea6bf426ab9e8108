import { Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';

import { toProblem } from '../../shared/data-problem/problem.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { GROUND_WORDS, OUTCOME_WORDS } from '../data/notice.js';
import { PublicNoticeClient } from '../data/public-notice-client.js';

/** What became of a notice, for whoever holds its link. */
@Component({
  selector: 'odr-notice-status-page',
  imports: [ProblemView, RouterLink, Skeleton, TimeAgo],
  templateUrl: './notice-status-page.html',
  styleUrl: '../feature-notice/notice-page.scss',
})
export default class NoticeStatusPage {
  private readonly client = inject(PublicNoticeClient);

  readonly token = input.required<string>();

  protected readonly answer = resource({
    params: () => this.token(),
    loader: ({ params }) => this.client.status(params),
  });
  protected readonly notice = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly isUnknown = computed(() => this.problem()?.code === 'notice.not_found');
  protected readonly ground = computed(() => {
    const ground = this.notice()?.ground;
    return ground === undefined ? '' : GROUND_WORDS[ground];
  });
  protected readonly outcome = computed(() => {
    const outcome = this.notice()?.outcome;
    return outcome ? OUTCOME_WORDS[outcome] : undefined;
  });
}
