import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { Router } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { TermsClient } from '../../shared/data-terms/data/terms-client.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { localPath } from '../../shared/util-url-state/local-path.js';

/** Shown before the first upload: the certificate in full, and one deliberate tick. */
@Component({
  selector: 'odr-terms-page',
  imports: [MatButton, MatCheckbox, ProblemView, Skeleton, Status],
  templateUrl: './terms-page.html',
  styleUrl: './terms-page.scss',
})
export default class TermsPage {
  private readonly client = inject(TermsClient);
  private readonly router = inject(Router);
  readonly return = input<string>();

  protected readonly terms = resource({ loader: () => this.client.current() });
  protected readonly problem = computed(() => (this.terms.error() ? toProblem(this.terms.error()) : undefined));
  protected readonly isAlreadyAccepted = computed(() => this.terms.hasValue() && this.terms.value().accepted);
  protected readonly isTicked = signal(false);
  protected readonly accept = action(async () => {
    const terms = this.terms.value();
    if (!terms) return;
    await this.client.accept(terms);
    await this.router.navigateByUrl(localPath(this.return()) ?? '/contribute/upload');
  });
}
