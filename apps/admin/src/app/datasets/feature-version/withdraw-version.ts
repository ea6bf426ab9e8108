import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { VersionWithdrawalReason } from '@odr/contracts';

import { action } from '../../shared/data-problem/action.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { VERSION_WITHDRAWAL_WORDS } from '../data/dataset.js';
import { DatasetClient } from '../data/dataset-client.js';

/** Withdraws a version as a whole. There is no undo, so its number has to be typed. */
@Component({
  selector: 'odr-withdraw-version',
  imports: [MatButton, ProblemView],
  templateUrl: './withdraw-version.html',
  styleUrl: './withdraw-version.scss',
})
export class WithdrawVersion {
  private readonly client = inject(DatasetClient);

  readonly id = input.required<string>();
  readonly version = input.required<string>();
  readonly withdrawn = output<void>();

  protected readonly reason = signal<VersionWithdrawalReason>(VersionWithdrawalReason.Defect);
  protected readonly statement = signal('');
  protected readonly typed = signal('');
  protected readonly isReady = computed(
    () => this.statement().trim().length >= 10 && this.typed().trim() === this.version(),
  );
  protected readonly withdraw = action(async () => {
    await this.client.withdraw(this.id(), this.version(), {
      reason: this.reason(),
      statement: this.statement().trim(),
    });
    this.withdrawn.emit();
  });

  protected readonly reasons = Object.values(VersionWithdrawalReason);
  protected readonly words = VERSION_WITHDRAWAL_WORDS;

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.isReady()) void this.withdraw.run();
  }
}
