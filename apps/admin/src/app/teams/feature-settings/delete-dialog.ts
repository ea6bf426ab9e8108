import { Component, computed, inject, linkedSignal, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatRadioModule } from '@angular/material/radio';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { lookOf } from '../../shared/ui-status/status-kind.js';
import { formatCount, plural } from '../../shared/util-format/format.js';
import type { Team } from '../data/team.js';
import { TeamClient } from '../data/team-client.js';

/** Shows in counts what deleting a team means, and asks where its content goes; closes with true when it is done. */
@Component({
  selector: 'odr-delete-team-dialog',
  imports: [MatButton, MatDialogModule, MatRadioModule, ProblemView, Skeleton],
  templateUrl: './delete-dialog.html',
  styles: `
    mat-dialog-content,
    fieldset,
    mat-radio-group {
      display: grid;
      gap: 12px;
    }

    legend {
      margin-block-end: 10px;
    }

    .choice {
      display: grid;
    }
  `,
})
export class DeleteDialog {
  protected readonly team = inject<Team>(MAT_DIALOG_DATA);
  private readonly client = inject(TeamClient);
  private readonly dialog = inject<MatDialogRef<DeleteDialog, boolean>>(MatDialogRef);

  private readonly answer = resource({ loader: () => this.client.deletion(this.team.id) });
  protected readonly deletion = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  /** Nothing is chosen for people: they say it themselves. New counts ask again. */
  protected readonly contentTo = linkedSignal<unknown, string | undefined>({
    source: this.deletion,
    computation: () => undefined,
  });
  protected readonly statuses = computed(() =>
    Object.entries(this.deletion()?.content.byStatus ?? {})
      .map(([status, count]) => `${formatCount(count)} ${lookOf(status, undefined).word.toLowerCase()}`)
      .join(', '),
  );
  protected readonly isAnswered = computed(
    () => this.deletion()?.content.total === 0 || (this.deletion() !== undefined && this.contentTo() !== undefined),
  );

  protected readonly remove = action(async () => {
    try {
      await this.client.delete(this.team.id, this.contentTo());
      this.dialog.close(true);
    } catch (error) {
      // Something came into the team meanwhile: the counts that were shown no longer hold.
      if (toProblem(error).code === 'team.not_empty') this.answer.reload();
      throw error;
    }
  });

  protected readonly plural = plural;

  protected again(): void {
    this.answer.reload();
  }
}
