import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';

import { toProblem } from '../../shared/data-problem/problem.js';
import { roleMeaning, roleWord } from '../../shared/data-session/role.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { words } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { AccountClient } from '../data/account-client.js';
import { EmailCard } from './email-card.js';
import { NameCard } from './name-card.js';

/** More teams than this are a list of their own. */
const SHOWN_TEAMS = 20;

/** Who I am here: name, address, role and teams. */
@Component({
  selector: 'odr-profile-page',
  imports: [EmailCard, NameCard, ProblemView, RouterLink, Skeleton, TimeAgo],
  templateUrl: './profile-page.html',
  styleUrl: '../ui/account-page.scss',
})
export default class ProfilePage {
  private readonly client = inject(AccountClient);

  protected readonly account = resource({ loader: () => this.client.me() });
  protected readonly problem = computed(() => (this.account.error() ? toProblem(this.account.error()) : undefined));
  protected readonly teams = resource({
    params: () => (this.account.hasValue() ? this.account.value().teams.slice(0, SHOWN_TEAMS) : undefined),
    loader: ({ params }) => this.client.teams(params),
  });
  protected readonly teamsProblem = computed(() => (this.teams.error() ? toProblem(this.teams.error()) : undefined));
  protected readonly moreTeams = computed(() =>
    this.account.hasValue() ? Math.max(this.account.value().teams.length - SHOWN_TEAMS, 0) : 0,
  );
  protected readonly roleWord = roleWord;
  protected readonly roleMeaning = roleMeaning;
  protected readonly words = words;
}
