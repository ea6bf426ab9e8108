import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';

import { action } from '../../shared/data-problem/action.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { plural } from '../../shared/util-format/format.js';
import { conditionWord, isComplete, moved } from '../data/rules.js';
import type { Queue, Routing, RoutingPreview, Rule } from '../data/settings.js';
import { SettingsClient } from '../data/settings-client.js';
import { RuleForm } from '../ui/rule-form.js';

/** The ordered rules of routing: changed here, looked at, then put in force as they were seen. */
@Component({
  selector: 'odr-routing-editor',
  imports: [Icon, MatButton, MatIconButton, ProblemView, RuleForm],
  templateUrl: './routing-editor.html',
  styleUrl: './routing-editor.scss',
})
export class RoutingEditor {
  private readonly client = inject(SettingsClient);
  readonly routing = input.required<Routing>();
  readonly queues = input.required<readonly Queue[]>();
  readonly applied = output<Routing>();

  /** Starts anew when somebody else's rules arrive: what was drawn up against older ones could not be saved. */
  protected readonly rules = linkedSignal<readonly Rule[]>(() => this.routing().rules);
  protected readonly preview = linkedSignal<RoutingPreview | undefined>(() => {
    this.rules();
    return undefined;
  });
  protected readonly open = signal<number | undefined>(undefined);
  protected readonly told = signal('');
  protected readonly isChanged = computed(() => this.rules() !== this.routing().rules);
  protected readonly isComplete = computed(() => isComplete(this.rules()));
  protected readonly conditionWord = conditionWord;
  protected readonly plural = plural;

  protected readonly look = action(async () => {
    this.apply.clear();
    this.preview.set(await this.client.preview(this.rules(), this.routing()));
  });

  protected readonly apply = action(async (preview: RoutingPreview) => {
    const routing = await this.client.apply(this.rules(), this.routing(), preview);
    this.open.set(undefined);
    this.told.set(
      preview.total === 0 ? 'Saved. Nothing had to move.' : `Saved. To move: ${plural(preview.total, 'case')}.`,
    );
    this.applied.emit(routing);
  });

  protected titleOf(name: string): string {
    return this.queues().find((queue) => queue.name === name)?.title ?? name;
  }

  protected whereTo({ to, held }: RoutingPreview['moves'][number]): string {
    return held > 0 ? `${this.titleOf(to)}, ${held} of them once they are free` : this.titleOf(to);
  }

  protected add(): void {
    const queue = this.queues()[0]?.name ?? '';
    this.rules.update((rules) => [{ title: '', queue, when: {} }, ...rules]);
    this.open.set(0);
  }

  protected change(place: number, rule: Rule): void {
    this.rules.update((rules) => rules.with(place, rule));
  }

  protected remove(place: number): void {
    this.rules.update((rules) => rules.toSpliced(place, 1));
    this.open.set(undefined);
  }

  protected move(place: number, by: -1 | 1): void {
    const title = this.rules()[place]?.title ?? '';
    this.rules.update((rules) => moved(rules, place, by));
    this.open.set(undefined);
    this.told.set(`${title} is number ${place + by + 1} now`);
  }

  protected undo(): void {
    this.rules.set(this.routing().rules);
    this.open.set(undefined);
  }
}
