import { Component, computed, inject, input, linkedSignal, resource } from '@angular/core';
import { MatIconButton } from '@angular/material/button';
import { MatSnackBar } from '@angular/material/snack-bar';
import { RouterLink } from '@angular/router';

import { gridRatio } from '../../shared/data-content/content.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { PictureCard } from '../../shared/ui-picture-card/picture-card.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { placeOf, type Recommendation, type Section } from '../data/recommendation.js';
import { RecommendationClient } from '../data/recommendation-client.js';

/** About how high a row of pictures is. */
const ROW_PX = 180;

/** One list of recommendations: pictures, why each is there, and a way to be rid of it. */
@Component({
  selector: 'odr-recommended',
  imports: [Icon, MatIconButton, PictureCard, ProblemView, RouterLink, Skeleton],
  templateUrl: './recommended.html',
  styleUrl: './recommended.scss',
  host: { role: 'region', '[attr.aria-labelledby]': 'headingId()' },
})
export class Recommended {
  readonly section = input.required<Section>();
  readonly lambda = input.required<number>();
  readonly contentId = input<string>();

  private readonly client = inject(RecommendationClient);
  private readonly snacks = inject(MatSnackBar);

  protected readonly headingId = computed(() => `recommended-${this.section().purpose}`);
  protected readonly answer = resource({
    params: () => ({ purpose: this.section().purpose, lambda: this.lambda(), contentId: this.contentId() }),
    loader: ({ params }) => this.client.list(params.purpose, params.lambda, params.contentId),
  });
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  /** While the slider moves, the list before stays. */
  protected readonly items = linkedSignal<readonly Recommendation[] | undefined, readonly Recommendation[] | undefined>(
    {
      source: () => (this.answer.hasValue() ? this.answer.value().items : undefined),
      computation: (now, before) => now ?? before?.value,
    },
  );
  protected readonly placeOf = placeOf;
  protected readonly gridRatio = gridRatio;
  protected readonly ROW_PX = ROW_PX;

  protected readonly dismiss = action(async ({ content }: Recommendation) => {
    await this.client.dismiss(content.id);
    this.items.update((items) => items?.filter((one) => one.content.id !== content.id));
    const snack = this.snacks.open(`“${content.name}” is not recommended again`, 'Undo', { duration: 8_000 });
    snack.onAction().subscribe(() => void this.recall.run(content.id));
  });
  private readonly recall = action(async (id: string) => {
    await this.client.recall(id);
    this.answer.reload();
  });
}
