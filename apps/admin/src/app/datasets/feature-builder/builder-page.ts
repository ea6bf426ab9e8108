import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { VersionBump } from '@odr/contracts';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Empty } from '../../shared/ui-empty/empty.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { plural } from '../../shared/util-format/format.js';
import { checkOf, choiceOf, wishOf } from '../data/choice.js';
import { DatasetClient } from '../data/dataset-client.js';
import { CheckPanel } from './check-panel.js';
import { PreviewPanel } from './preview-panel.js';
import { SelectionForm } from './selection-form.js';

/** Builds a version: what goes in, what that is, whether it may leave, and then freezes it. What is chosen stands in the address. */
@Component({
  selector: 'odr-builder-page',
  imports: [CheckPanel, Empty, MatButton, PreviewPanel, ProblemView, RouterLink, SelectionForm, Skeleton],
  templateUrl: './builder-page.html',
  styleUrl: './builder-page.scss',
})
export default class BuilderPage {
  readonly id = input.required<string>();

  private readonly client = inject(DatasetClient);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly params = toSignal(this.route.queryParamMap, { initialValue: this.route.snapshot.queryParamMap });

  protected readonly choice = computed(() => choiceOf(this.params()));
  private readonly wish = computed(() => wishOf(this.choice()));

  protected readonly answer = resource({
    params: () => this.id(),
    loader: async ({ params: id }) => {
      const [dataset, versions, profiles] = await Promise.all([
        this.client.get(id),
        this.client.versions(id, undefined),
        this.client.profiles(),
      ]);
      return { dataset, profiles, versions: versions.items.filter(({ state }) => state === 'done') };
    },
  });
  protected readonly about = computed(() => (this.answer.hasValue() ? this.answer.value() : undefined));
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));

  protected readonly previewed = resource({
    params: () => {
      const wish = this.wish();
      return this.about() && wish ? { id: this.id(), wish } : undefined;
    },
    loader: ({ params: { id, wish } }) => this.client.preview(id, wish),
  });
  protected readonly preview = computed(() => (this.previewed.hasValue() ? this.previewed.value() : undefined));
  protected readonly previewProblem = computed(() =>
    this.previewed.error() ? toProblem(this.previewed.error()) : undefined,
  );

  protected readonly checked = resource({
    params: () => {
      const about = this.about();
      const { successorOf } = this.choice();
      const earlier = about?.versions.find(({ version }) => version === successorOf);
      return about && checkOf(this.choice(), about.dataset, earlier?.id);
    },
    loader: async ({ params }) => {
      const check = await this.client.check(params);
      return { check, refused: check.allowed ? [] : (await this.client.check(params, 'refused')).items };
    },
  });
  protected readonly check = computed(() => (this.checked.hasValue() ? this.checked.value() : undefined));
  protected readonly checkProblem = computed(() =>
    this.checked.error() ? toProblem(this.checked.error()) : undefined,
  );

  protected readonly bump = signal<VersionBump>(VersionBump.Minor);
  protected readonly changelog = signal('');
  protected readonly freeze = action(async () => {
    const wish = this.wish();
    if (!wish) return;
    const made = await this.client.release(this.id(), { ...wish, bump: this.bump(), changelog: this.changelog() });
    await this.router.navigate(['/datasets', this.id(), 'versions', made.version]);
  });

  protected readonly isDefined = computed(() => Object.keys(this.about()?.dataset.definition ?? {}).length > 0);
  protected readonly plural = plural;

  protected go(queryParams: Readonly<Record<string, string | null>>): void {
    this.freeze.clear();
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected submit(event: Event): void {
    event.preventDefault();
    void this.freeze.run();
  }
}
