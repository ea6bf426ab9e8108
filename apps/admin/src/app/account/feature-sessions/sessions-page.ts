import { Component, computed, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { plural } from '../../shared/util-format/format.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { deviceOf } from '../../shared/util-device/device.js';
import { inOrder } from '../data/session-row.js';
import { SessionsClient } from '../data/sessions-client.js';

/** Where I am signed in, and the ends of it. */
@Component({
  selector: 'odr-sessions-page',
  imports: [Icon, MatButton, ProblemView, RouterLink, Skeleton, Status, TimeAgo],
  templateUrl: './sessions-page.html',
  styleUrls: ['../ui/account-page.scss', './sessions-page.scss'],
})
export default class SessionsPage {
  private readonly client = inject(SessionsClient);
  private readonly session = inject(Session);
  private readonly router = inject(Router);

  protected readonly list = resource({ loader: () => this.client.list() });
  protected readonly problem = computed(() => (this.list.error() ? toProblem(this.list.error()) : undefined));
  protected readonly sessions = computed(() =>
    this.list.hasValue()
      ? inOrder(this.list.value()).map((one) => ({ ...one, device: deviceOf(one.userAgent) }))
      : undefined,
  );
  protected readonly others = computed(() => this.sessions()?.filter(({ isCurrent }) => !isCurrent).length ?? 0);
  protected readonly endOthersWords = computed(() => `Sign out ${plural(this.others(), 'other session')}`);
  protected readonly icons = { computer: 'computer', phone: 'mobile', program: 'terminal' } as const;

  protected readonly end = action(async (id: string) => {
    await this.client.end(id);
    this.list.update((before) => before?.filter((one) => one.id !== id));
  });
  protected readonly endOthers = action(async () => {
    await this.client.endOthers();
    this.list.update((before) => before?.filter(({ isCurrent }) => isCurrent));
  });
  protected readonly writeProblem = computed(() => this.end.problem() ?? this.endOthers.problem());

  protected async signOut(): Promise<void> {
    await this.session.logout();
    await this.router.navigateByUrl('/browse');
  }
}
