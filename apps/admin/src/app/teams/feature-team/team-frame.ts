import { Component, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatTabsModule } from '@angular/material/tabs';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';

import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { teamRoleWord } from '../data/team.js';
import { TeamStore } from './team-store.js';

/** One team: its name, what I am in it, and its pages side by side. */
@Component({
  selector: 'odr-team-frame',
  imports: [Icon, MatButton, MatTabsModule, ProblemView, RouterLink, RouterLinkActive, RouterOutlet],
  templateUrl: './team-frame.html',
  styleUrl: './team-frame.scss',
})
export default class TeamFrame {
  readonly id = input.required<string>();
  protected readonly store = inject(TeamStore);

  protected readonly tabs = computed(() => [
    { path: 'overview', word: 'Overview' },
    { path: 'contents', word: 'Content' },
    { path: 'members', word: 'Members' },
    ...(this.store.canManage() ? [{ path: 'invitations', word: 'Invitations' }] : []),
    { path: 'settings', word: 'Settings' },
  ]);
  protected readonly roleWord = computed(() => {
    const role = this.store.role();
    return role === undefined ? '' : teamRoleWord(role);
  });

  constructor() {
    effect(() => this.store.open(this.id()));
  }
}
