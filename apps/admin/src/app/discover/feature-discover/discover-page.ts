import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';

import { Session } from '../../shared/data-session/session.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import { DEFAULT_VARIETY, LIKE, lambdaOf, SECTIONS } from '../data/recommendation.js';
import { Recommended } from './recommended.js';

/** Pictures worth a look, and why: for oneself, for annotating, for the breadth of the collection. */
@Component({
  selector: 'odr-discover-page',
  imports: [Recommended, RouterLink],
  templateUrl: './discover-page.html',
  styleUrl: './discover-page.scss',
})
export default class DiscoverPage {
  /** Id of a picture to be like. */
  readonly like = input<string>();
  /** 0 to 100. */
  readonly variety = input<string>();

  protected readonly session = inject(Session);
  protected readonly url = injectUrlState();
  protected readonly standing = computed(() => {
    const given = Number(this.variety() ?? DEFAULT_VARIETY);
    return Number.isFinite(given) ? Math.min(100, Math.max(0, given)) : DEFAULT_VARIETY;
  });
  protected readonly lambda = computed(() => lambdaOf(this.standing()));
  protected readonly sections = computed(() => (this.like() ? [LIKE, ...SECTIONS] : SECTIONS));
}
