import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';

import { toProblem } from '../../shared/data-problem/problem.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { CLASS_WORDS, RELICENSE_WORDS, wordsOf } from '../data/license.js';
import { LicenseBrowserClient } from '../data/license-client.js';

/** What each licence allows, asks and forbids, what it goes together with, and its words. */
@Component({
  selector: 'odr-licenses-page',
  imports: [Empty, Icon, MatButton, ProblemView, RouterLink, Skeleton, Status],
  templateUrl: './licenses-page.html',
  styleUrl: './licenses-page.scss',
})
export default class LicensesPage {
  private readonly client = inject(LicenseBrowserClient);
  private readonly router = inject(Router);

  /** Of the address: what is searched, and which one is open. */
  readonly q = input('', { transform: (given: string | undefined) => given ?? '' });
  readonly id = input<string>();

  protected readonly found = resource({ params: () => this.q(), loader: ({ params }) => this.client.list(params) });
  protected readonly problem = computed(() => (this.found.error() ? toProblem(this.found.error()) : undefined));
  protected readonly one = resource({ params: () => this.id(), loader: ({ params }) => this.client.one(params) });
  protected readonly oneProblem = computed(() => (this.one.error() ? toProblem(this.one.error()) : undefined));
  protected readonly row = resource({
    params: () => this.id(),
    loader: ({ params }) => this.client.combinations(params),
  });
  protected readonly shownText = signal<string | undefined>(undefined);
  protected readonly text = resource({
    params: () => this.shownText(),
    loader: ({ params }) => this.client.text(params),
  });

  protected readonly classWords = CLASS_WORDS;
  protected readonly relicenseWords = RELICENSE_WORDS;
  protected readonly wordsOf = wordsOf;

  protected search(q: string): void {
    void this.router.navigate([], {
      queryParams: { q: q.trim() || null },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
