import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { ACTIONS, type Moderator, type NewQueue, type Queue, type Routing, timeWord } from '../data/settings.js';
import { SettingsClient } from '../data/settings-client.js';
import { QueueForm } from '../ui/queue-form.js';
import { RoutingEditor } from './routing-editor.js';

interface Settings {
  readonly queues: readonly Queue[];
  readonly routing: Routing;
  readonly moderators: readonly Moderator[];
}

/** Who works where, when cases are due, what is not done there, and which cases wait where. */
@Component({
  selector: 'odr-moderation-settings-page',
  imports: [Empty, MatButton, ProblemView, QueueForm, RoutingEditor, Skeleton],
  templateUrl: './settings-page.html',
  styleUrl: './settings-page.scss',
})
export default class SettingsPage {
  private readonly client = inject(SettingsClient);

  private readonly answer = resource({
    loader: async (): Promise<Settings> => {
      const [queues, routing, moderators] = await Promise.all([
        this.client.queues(),
        this.client.routing(),
        this.client.moderators(),
      ]);
      return { queues, routing, moderators };
    },
  });
  /** The last good answer stays while a later one is on its way or fails. */
  protected readonly settings = linkedSignal<Settings | undefined, Settings | undefined>({
    source: () => (this.answer.hasValue() ? this.answer.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly families = computed(() => [...new Set(this.settings()?.queues.map(({ family }) => family))]);
  /** Name of the queue that is being changed; an empty one for a new queue. */
  protected readonly editing = signal<string | undefined>(undefined);
  protected readonly timeWord = timeWord;

  protected readonly command = action(async (work: () => Promise<unknown>) => {
    await work();
    this.editing.set(undefined);
    this.reload();
  });

  protected membersOf({ members }: Queue): string {
    return members.length === 0 ? 'Everybody who moderates' : members.map(({ name }) => name).join(', ');
  }

  protected hiddenIn({ hiddenActions }: Queue): string {
    const words = ACTIONS.filter(({ action: one }) => hiddenActions.includes(one)).map(({ word }) => word);
    return words.length === 0 ? 'Nothing' : words.join(', ');
  }

  protected edit(name: string | undefined): void {
    this.command.clear();
    this.editing.set(name);
  }

  protected create(draft: NewQueue): void {
    void this.command.run(() => this.client.create(draft));
  }

  protected change(queue: Queue, { name: _name, family: _family, ...change }: NewQueue): void {
    void this.command.run(() => this.client.change(queue, change));
  }

  protected delete(queue: Queue): void {
    void this.command.run(() => this.client.delete(queue));
  }

  protected reload(): void {
    this.answer.reload();
  }
}
