import { Component, computed, inject, linkedSignal, resource } from '@angular/core';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Features } from '../../shared/data-features/features.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import type { Toggle, ToggleChange } from '../data/toggle.js';
import { ToggleClient } from '../data/toggle-client.js';
import { ToggleCard } from '../ui/toggle-card.js';

/** What can be switched while the product runs: for whom it is on, and who set it so. */
@Component({
  selector: 'odr-toggles-page',
  imports: [Icon, ProblemView, Skeleton, ToggleCard],
  templateUrl: './toggles-page.html',
  styles: `
    ul {
      display: grid;
      gap: 14px;
      max-inline-size: 980px;
    }

    .lead {
      max-inline-size: 70ch;
    }

    .unread {
      display: flex;
      flex-wrap: wrap;
      gap: 10px;
      max-inline-size: 980px;
    }
  `,
})
export default class TogglesPage {
  private readonly client = inject(ToggleClient);
  private readonly features = inject(Features);

  protected readonly answer = resource({ loader: () => this.client.list() });
  /** What the server last said of each; a change that it accepted takes the place of what was listed. */
  protected readonly toggles = linkedSignal<readonly Toggle[] | undefined, readonly Toggle[] | undefined>({
    source: () => (this.answer.hasValue() ? (this.answer.value().items as readonly Toggle[]) : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly unread = computed(() => (this.answer.hasValue() ? this.answer.value().unread : []));
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  protected readonly summary = computed(() => {
    const toggles = this.toggles();
    return toggles ? `${toggles.filter(({ isOn }) => isOn).length} of ${toggles.length} are on` : '';
  });

  protected readonly change = action(async (toggle: Toggle, change: ToggleChange) => {
    try {
      this.keep(await this.client.change(toggle, change));
      this.features.reload();
    } catch (error) {
      // Somebody was faster, or the server is away: another object makes its card show the truth again.
      this.keep({ ...toggle });
      this.answer.reload();
      throw error;
    }
  });

  private keep(now: Toggle): void {
    this.toggles.update((all) => all?.map((one) => (one.name === now.name ? now : one)));
  }
}
