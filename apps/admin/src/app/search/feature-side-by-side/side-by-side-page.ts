import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { type Params, RouterLink } from '@angular/router';

import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { injectUrlState } from '../../shared/util-url-state/url-state.js';
import { missingWords, planWords } from '../data/answer-words.js';
import { overlapWords, places } from '../data/overlap.js';
import { asked, chosen, rankingChoices } from '../data/ranking-choice.js';
import { SearchClient, type SearchQuestion } from '../data/search-client.js';
import { isByPicture } from '../data/search-state.js';
import { injectUrlSearch } from '../data/url-search.js';
import { Examples } from '../feature-examples/examples.js';
import { ExampleTray } from '../ui/example-tray.js';
import { RankedList } from '../ui/ranked-list.js';
import { injectSide } from './side.js';

const SHOWN = 24;

/** The same question, ranked in two ways: what both find, and what moved. For whoever chooses an engine. */
@Component({
  selector: 'odr-side-by-side-page',
  imports: [Empty, ExampleTray, Icon, MatButton, ProblemView, RankedList, RouterLink, Skeleton],
  providers: [Examples],
  templateUrl: './side-by-side-page.html',
  styleUrl: './side-by-side-page.scss',
})
export default class SideBySidePage {
  readonly left = input<string>();
  readonly right = input<string>();

  private readonly client = inject(SearchClient);
  protected readonly examples = inject(Examples);
  protected readonly url = injectUrlState();
  protected readonly state = injectUrlSearch();

  private readonly engines = resource({ loader: () => this.client.engines() });
  protected readonly isByPicture = computed(() => isByPicture(this.state()));
  protected readonly isAsked = computed(() => this.state().q !== '' || this.isByPicture());
  protected readonly choices = computed(() =>
    rankingChoices(this.engines.hasValue() ? this.engines.value() : [], this.isByPicture()),
  );
  private readonly leftChoice = computed(() => chosen(this.choices(), this.left() ?? null, 'left'));
  private readonly rightChoice = computed(() => chosen(this.choices(), this.right() ?? null, 'right'));

  private readonly first = injectSide(() => this.question(this.leftChoice()));
  private readonly second = injectSide(() => this.question(this.rightChoice()));
  protected readonly sides = computed(() => [
    { side: 'left', word: 'Left', chosen: this.leftChoice(), answer: this.first, other: this.second } as const,
    { side: 'right', word: 'Right', chosen: this.rightChoice(), answer: this.second, other: this.first } as const,
  ]);
  protected readonly overlap = computed(() =>
    this.first.page() && this.second.page() ? overlapWords(this.first.ids(), this.second.ids()) : '',
  );
  protected readonly isOneAlone = computed(() => this.choices().length === 1);
  /** The picture that somebody points at, in both. */
  protected readonly pointedId = signal<string | undefined>(undefined);

  protected readonly places = places;
  protected readonly planWords = planWords;
  protected readonly missingWords = missingWords;
  protected readonly round = Math.round;

  private question(choice: string): SearchQuestion | undefined {
    const isGone = this.examples.isForgotten() && this.state().like.length === 0;
    if (this.engines.isLoading() || !this.isAsked() || choice === '' || isGone) return undefined;
    return { ...this.state(), ...asked(choice), file: this.examples.file(), limit: SHOWN, isPlain: true };
  }

  protected searchWith(choice: string): Params {
    const { mode, engine } = asked(choice);
    return { mode: this.isByPicture() ? null : mode || null, engine: engine || null, left: null, right: null };
  }

  protected choose(side: 'left' | 'right', value: string): void {
    this.url.patch({ [side]: value });
  }

  protected swap(): void {
    this.url.patch({ left: this.rightChoice(), right: this.leftChoice() });
  }
}
