import { Component, effect, inject, input, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { ShowMore } from '../../shared/ui-show-more/show-more.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { formatCount, plural } from '../../shared/util-format/format.js';
import { injectPoll } from '../../shared/util-poll/poll.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import { injectChoices } from '../data/choices.js';
import { MODE_WORDS } from '../data/cleaning.js';
import { injectUrlFilter } from '../data/url-filter.js';
import { FilterBar } from '../ui/filter-bar.js';
import { RunList } from '../ui/run-list.js';
import { CleaningStore } from './cleaning-store.js';

const LOOK_AGAIN_MS = 1_500;

/** Cleans captions of what models always begin with: first a look, then all that match, and back again. */
@Component({
  selector: 'odr-cleaning-page',
  imports: [Empty, FilterBar, Icon, MatButton, ProblemView, RouterLink, RunList, ShowMore, Skeleton],
  providers: [CleaningStore],
  templateUrl: './cleaning-page.html',
  styleUrl: './cleaning-page.scss',
})
export default class CleaningPage {
  /** From the address: `parity` or, when it says nothing, `fixed`. */
  readonly mode = input<string>();

  protected readonly store = inject(CleaningStore);
  protected readonly url = injectUrlState();
  protected readonly choices = injectChoices();
  protected readonly filter = injectUrlFilter();
  protected readonly formatCount = formatCount;
  protected readonly plural = plural;
  protected readonly modes = [
    {
      name: 'fixed',
      word: MODE_WORDS.fixed,
      what: 'Takes away what a caption begins with, in any case, and goes on with a capital letter.',
    },
    {
      name: 'parity',
      word: MODE_WORDS.parity,
      what: 'Replaces anywhere in the text and leaves small letters, byte for byte. For comparing with older data.',
    },
  ] as const;

  constructor() {
    effect(() => {
      const [filter, mode] = [this.filter(), this.mode() === 'parity' ? 'parity' : 'fixed'] as const;
      untracked(() => this.store.choose(filter, mode));
    });
    injectPoll(
      LOOK_AGAIN_MS,
      () => this.store.runs.reload(),
      () => this.store.isMoving(),
    );
  }
}
