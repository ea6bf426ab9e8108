import { Component, computed, effect, inject, resource, signal, type WritableSignal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { Router, RouterLink } from '@angular/router';
import { ContentStatus } from '@odr/contracts';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { debounced } from '../../shared/util-url-state/debounced.js';
import { type NewCampaign, workWords } from '../data/campaign.js';
import { CampaignClient } from '../data/campaign-client.js';

const COUNT_AFTER_MS = 300;

/** Says what is to be annotated, by whom and how often; what that comes to is counted while one chooses. */
@Component({
  selector: 'odr-new-campaign-page',
  imports: [MatButton, MatFormField, MatHint, MatInput, MatLabel, ProblemView, RouterLink, Skeleton],
  templateUrl: './new-campaign-page.html',
  styleUrl: './new-campaign-page.scss',
})
export default class NewCampaignPage {
  private readonly client = inject(CampaignClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);

  protected readonly name = signal('');
  protected readonly guideline = signal('');
  protected readonly sourceIds = signal<ReadonlySet<string>>(new Set());
  protected readonly setId = signal('');
  protected readonly status$ = signal<string>(ContentStatus.Available);
  protected readonly peoplePerItem = signal(2);
  protected readonly mostPeople = signal(3);
  protected readonly leaseMinutes = signal(30);
  protected readonly dueOn = signal('');
  protected readonly teamId = signal('');
  protected readonly people = signal<ReadonlySet<string>>(new Set());

  protected readonly askedSources = resource({ loader: () => this.client.sources() });
  private readonly askedSets = resource({ loader: () => this.client.sets(this.session.user()?.id) });
  private readonly askedTeams = resource({ loader: () => this.client.teams() });
  private readonly askedMembers = resource({
    params: () => this.teamId() || undefined,
    loader: ({ params }) => this.client.contributors(params),
  });
  protected readonly sources = computed(() => (this.askedSources.hasValue() ? this.askedSources.value() : []));
  protected readonly sets = computed(() => (this.askedSets.hasValue() ? this.askedSets.value() : []));
  protected readonly teams = computed(() => (this.askedTeams.hasValue() ? this.askedTeams.value() : []));
  protected readonly members = computed(() =>
    this.teamId() && this.askedMembers.hasValue() ? this.askedMembers.value() : [],
  );

  private readonly wish = computed<NewCampaign>(() => ({
    name: this.name().trim(),
    guideline: this.guideline().trim(),
    filter: {
      ...(this.setId() ? { setId: this.setId() } : {}),
      ...(this.status$() ? { status: this.status$() as ContentStatus } : {}),
    },
    sourceIds: [...this.sourceIds()],
    peoplePerItem: this.peoplePerItem(),
    mostPeoplePerItem: Math.max(this.mostPeople(), this.peoplePerItem()),
    leaseMinutes: this.leaseMinutes(),
    ...(this.teamId() ? { teamId: this.teamId(), people: [...this.people()] } : {}),
    ...(this.dueOn() ? { dueAt: new Date(`${this.dueOn()}T23:59:59`).toISOString() } : {}),
  }));
  /** Without what says nothing about how much work it is, so that typing a name asks nothing. */
  private readonly countable = computed(() =>
    this.isCountable() ? JSON.stringify({ ...this.wish(), name: '', guideline: '', dueAt: undefined }) : '',
  );
  private readonly counted = signal('');
  protected readonly asked = resource({
    params: () => this.counted() || undefined,
    loader: ({ params }) => this.client.preview(JSON.parse(params) as NewCampaign),
  });
  protected readonly work = computed(() => (this.asked.hasValue() ? workWords(this.asked.value()) : undefined));
  protected readonly previewProblem = computed(() => {
    const error = this.asked.error();
    return error ? toProblem(error) : undefined;
  });

  protected readonly isReady = computed(() => this.isCountable() && this.name().trim() !== '');
  protected readonly create = action(async () => {
    const { id } = await this.client.create(this.wish());
    await this.router.navigate(['/campaigns', id]);
  });

  constructor() {
    const count = debounced(COUNT_AFTER_MS, (wish: string) => this.counted.set(wish));
    effect(() => count(this.countable()));
  }

  protected toggle(chosen: WritableSignal<ReadonlySet<string>>, id: string): void {
    chosen.update((before) => new Set([id, ...before].filter((one) => one !== id || !before.has(id))));
  }

  protected chooseTeam(id: string): void {
    this.teamId.set(id);
    this.people.set(new Set());
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.isReady()) void this.create.run();
  }

  private isCountable(): boolean {
    const numbers = [this.peoplePerItem(), this.mostPeople(), this.leaseMinutes()];
    return this.sourceIds().size > 0 && numbers.every((each) => Number.isInteger(each) && each > 0);
  }
}
