import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { Router } from '@angular/router';
import type { AgreementKind } from '@odr/contracts';

import type { Agreement } from '../../shared/data-agreements/agreement.js';
import { AgreementClient } from '../../shared/data-agreements/data/agreement-client.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { AgreementTextView } from '../../shared/ui-agreement/agreement-text.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { localPath } from '../../shared/util-url-state/local-path.js';

/** An agreement, with the text that I accepted before it. */
interface ShownAgreement extends Agreement {
  readonly before?: string;
}

/** Shown before an upload: each text in full, what has changed in it, and one deliberate tick for each. */
@Component({
  selector: 'odr-terms-page',
  imports: [AgreementTextView, MatButton, MatCheckbox, ProblemView, Skeleton, Status],
  templateUrl: './terms-page.html',
  styleUrl: './terms-page.scss',
})
export default class TermsPage {
  private readonly client = inject(AgreementClient);
  private readonly router = inject(Router);
  readonly return = input<string>();

  protected readonly agreements = resource({ loader: () => this.load() });
  protected readonly problem = computed(() =>
    this.agreements.error() ? toProblem(this.agreements.error()) : undefined,
  );
  protected readonly open = computed(() =>
    this.agreements.hasValue() ? this.agreements.value().filter(({ accepted }) => !accepted) : [],
  );
  private readonly _ticked = signal<ReadonlySet<AgreementKind>>(new Set());
  protected readonly ticked = this._ticked.asReadonly();
  protected readonly isAllTicked = computed(() => this.open().every(({ kind }) => this._ticked().has(kind)));

  protected readonly accept = action(async () => {
    try {
      for (const agreement of this.open()) await this.client.accept(agreement);
    } catch (error) {
      // A newer version may have come while this one was read: what is asked for has to be shown again, unticked.
      this._ticked.set(new Set());
      this.agreements.reload();
      throw error;
    }
    await this.router.navigateByUrl(localPath(this.return()) ?? '/contribute/upload');
  });

  protected tick(kind: AgreementKind, isTicked: boolean): void {
    this._ticked.update((before) => {
      const now = new Set(before);
      if (isTicked) now.add(kind);
      else now.delete(kind);
      return now;
    });
  }

  /** What waits for a yes first. */
  private async load(): Promise<readonly ShownAgreement[]> {
    const inForce = (await this.client.inForce()).toSorted((a, b) => Number(a.accepted) - Number(b.accepted));
    return Promise.all(
      inForce.map(async (agreement) => {
        const { kind, accepted, acceptedBefore } = agreement;
        if (accepted || acceptedBefore === null) return agreement;
        return { ...agreement, before: (await this.client.text(kind, acceptedBefore)).text };
      }),
    );
  }
}
