import { Component, computed, inject, input, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';

import { toProblem } from '../../shared/data-problem/problem.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { formatCount, plural } from '../../shared/util-format/format.js';
import { bodyOf } from '../data/compliance.js';
import { ComplianceClient } from '../data/compliance-client.js';

/** Whether a selection may leave under a profile: by which rule not, what to drop, and which profile takes all of it. */
@Component({
  selector: 'odr-compliance-page',
  imports: [Empty, Icon, ProblemView, RouterLink, Skeleton],
  templateUrl: './compliance-page.html',
  styleUrl: './compliance-page.scss',
})
export default class CompliancePage {
  private readonly client = inject(ComplianceClient);
  private readonly router = inject(Router);

  /** Of the address, so that a colleague sees the same. */
  readonly use = input<string>();
  readonly setId = input<string>();
  readonly datasetVersionId = input<string>();
  readonly license = input<string>();
  readonly source = input<string>();
  readonly q = input<string>();

  protected readonly wanted = computed(() => this.use() ?? 'omi-core');
  protected readonly profiles = resource({ loader: () => this.client.profiles() });
  protected readonly profile = computed(() =>
    this.profiles.hasValue() ? this.profiles.value().items.find(({ id }) => id === this.wanted()) : undefined,
  );
  protected readonly answer = resource({
    params: () =>
      bodyOf(
        {
          setId: this.setId(),
          datasetVersionId: this.datasetVersionId(),
          license: this.license(),
          source: this.source(),
          q: this.q(),
        },
        this.wanted(),
      ),
    loader: ({ params }) => this.client.check(params),
  });
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly isWhole = computed(() => Boolean(this.setId() ?? this.datasetVersionId()));
  protected readonly formatCount = formatCount;
  protected readonly plural = plural;

  protected go(queryParams: Record<string, string | null>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge' });
  }
}
