import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import { RouterLink } from '@angular/router';
import { NOTICE_CATEGORIES, isMutable, type NoticeCategory } from '@odr/contracts';

import { NoticeClient } from '../../shared/data-notices/data/notice-client.js';
import { CATEGORY_WORDS, type MailPreferences } from '../../shared/data-notices/notice.js';
import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';

/** Which notices come by mail too. The centre has all of them. */
@Component({
  selector: 'odr-notifications-page',
  imports: [MatSlideToggle, ProblemView, RouterLink, Skeleton],
  templateUrl: './notifications-page.html',
  styleUrls: ['../ui/account-page.scss', './notifications-page.scss'],
})
export default class NotificationsPage {
  private readonly client = inject(NoticeClient);
  private readonly session = inject(Session);

  protected readonly asked = resource({ loader: () => this.client.preferences() });
  protected readonly problem = computed(() => (this.asked.error() ? toProblem(this.asked.error()) : undefined));
  private readonly preferences = linkedSignal<MailPreferences | undefined>(() =>
    this.asked.hasValue() ? this.asked.value() : undefined,
  );
  protected readonly rows = computed(() => {
    const preferences = this.preferences();
    return preferences && NOTICE_CATEGORIES.map((category) => this.row(category, preferences[category]));
  });
  /** Until then only mails about the safety of the account come. */
  protected readonly isUnverified = computed(() => this.session.user()?.emailVerified === false);
  /** What the last press has changed, for those who do not see the switch move. */
  protected readonly said = signal('');

  protected readonly choose = action(async (category: NoticeCategory, byMail: boolean) => {
    const before = this.preferences();
    this.preferences.update((all) => all && { ...all, [category]: byMail });
    try {
      this.preferences.set(await this.client.choose({ [category]: byMail }));
      this.said.set(`${CATEGORY_WORDS[category].name}: mails are ${byMail ? 'on' : 'off'}.`);
    } catch (error) {
      // Only the server can refuse it; the switch goes back, and the page says why.
      this.preferences.set(before && { ...before });
      throw error;
    }
  });

  private row(category: NoticeCategory, byMail: boolean) {
    return { category, byMail, canChange: isMutable(category), ...CATEGORY_WORDS[category] };
  }
}
