import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';

import { ACTIONS, type Moderator, type NewQueue, type Queue } from '../data/settings.js';

const NEW: NewQueue = {
  name: '',
  family: 'intake',
  title: '',
  dueMinutesBySeverity: [4_320, 2_880, 1_440, 480, 120],
  hiddenActions: [],
  policies: [],
  members: [],
};
const NAME = /^[a-z][a-z0-9_]{1,39}$/;

/** Everything about one queue, there or to be made. */
@Component({
  selector: 'odr-queue-form',
  imports: [MatButton, MatFormField, MatHint, MatInput, MatLabel, MatOption, MatSelect],
  templateUrl: './queue-form.html',
  styleUrl: './queue-form.scss',
})
export class QueueForm {
  /** Undefined: a new one. */
  readonly queue = input<Queue>();
  readonly moderators = input<readonly Moderator[]>([]);
  readonly families = input<readonly string[]>([]);
  readonly isBusy = input(false);
  readonly saved = output<NewQueue>();
  readonly left = output();

  protected readonly actions = ACTIONS;
  protected readonly draft = linkedSignal<NewQueue>(() => {
    const queue = this.queue();
    return queue ? { ...queue, members: queue.members.map(({ id }) => id) } : NEW;
  });
  protected readonly isComplete = computed(() => {
    const { name, family, title = '', dueMinutesBySeverity = [] } = this.draft();
    const areNamesFit = this.queue() !== undefined || (NAME.test(name) && NAME.test(family));
    return areNamesFit && title.trim().length >= 2 && dueMinutesBySeverity.every((due) => due >= 1);
  });

  protected set(change: Partial<NewQueue>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  protected setDue(severity: number, minutes: number): void {
    this.set({ dueMinutesBySeverity: (this.draft().dueMinutesBySeverity ?? []).with(severity, minutes) });
  }

  protected save(): void {
    const { name, family, title, dueMinutesBySeverity, hiddenActions, policies, members } = this.draft();
    this.saved.emit({ name, family, title, dueMinutesBySeverity, hiddenActions, policies, members });
  }
}
