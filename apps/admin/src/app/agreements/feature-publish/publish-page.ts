import { Component, computed, inject, input, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Router, RouterLink } from '@angular/router';
import type { AgreementKind } from '@odr/contracts';

import { nameOf } from '../../shared/data-agreements/agreement.js';
import { AgreementClient } from '../../shared/data-agreements/data/agreement-client.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { AgreementTextView } from '../../shared/ui-agreement/agreement-text.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { type Publication, PublishDialog } from './publish-dialog.js';

const MIN_LENGTH = 20;

/** Writes a new version over the one in force, shows what changes, and asks once before everyone is asked. */
@Component({
  selector: 'odr-publish-page',
  imports: [AgreementTextView, Icon, MatButton, ProblemView, RouterLink, Skeleton],
  templateUrl: './publish-page.html',
  styleUrl: './publish-page.scss',
})
export default class PublishPage {
  private readonly client = inject(AgreementClient);
  private readonly dialog = inject(MatDialog);
  private readonly router = inject(Router);
  private readonly snackBar = inject(MatSnackBar);
  readonly kind = input.required<AgreementKind>();

  /** The text in force; null where there is none. */
  protected readonly current = resource({
    params: () => this.kind(),
    loader: async ({ params }) => (await this.client.inForce()).find(({ kind }) => kind === params) ?? null,
  });
  protected readonly problem = computed(() => (this.current.error() ? toProblem(this.current.error()) : undefined));
  protected readonly before = computed(() => (this.current.hasValue() ? this.current.value() : null));
  protected readonly version = signal('');
  protected readonly text = linkedSignal(() => this.before()?.text ?? '');
  protected readonly isReady = computed(
    () =>
      this.version().trim() !== '' && this.text().trim().length >= MIN_LENGTH && this.text() !== this.before()?.text,
  );
  protected readonly name = computed(() => nameOf(this.kind()));

  protected readonly publish = action(async () => {
    const version = this.version().trim();
    await this.client.publish(this.kind(), { version, text: this.text() });
    this.snackBar.open(`${this.name()} ${version} is in force.`, undefined, { duration: 5_000 });
    await this.router.navigateByUrl('/agreements');
  });

  protected ask(event: Event): void {
    event.preventDefault();
    if (!this.isReady() || this.publish.pending()) return;
    const data: Publication = { name: this.name(), version: this.version().trim(), before: this.before()?.version };
    this.dialog
      .open<PublishDialog, Publication, boolean>(PublishDialog, { data, width: '480px' })
      .afterClosed()
      .subscribe((isSure) => {
        if (isSure) void this.publish.run();
      });
  }
}
