import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
import { RouterLink } from '@angular/router';
import type { Role } from '@odr/contracts';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { ROLES } from '../../shared/data-session/role.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { plural } from '../../shared/util-format/format.js';
import { enrolmentWords, owing, withRole } from '../data/policy.js';
import { PolicyClient } from '../data/policy-client.js';

/** Which roles need a second factor. */
@Component({
  selector: 'odr-policy-page',
  imports: [Icon, MatButton, MatCheckbox, ProblemView, RouterLink, Skeleton, Status],
  templateUrl: './policy-page.html',
  styleUrl: './policy-page.scss',
})
export default class PolicyPage {
  private readonly client = inject(PolicyClient);

  protected readonly policy = resource({ loader: () => this.client.get() });
  protected readonly problem = computed(() => (this.policy.error() ? toProblem(this.policy.error()) : undefined));
  private readonly own = resource({ loader: () => this.client.haveOne() });
  /** Known to lack it; while that is not known, the server says so if need be. */
  protected readonly lacksOne = computed(() => this.own.hasValue() && !this.own.value());

  private readonly kept = computed(() => (this.policy.hasValue() ? this.policy.value().secondFactorRequiredFor : []));
  protected readonly wished = linkedSignal(() => this.kept());
  protected readonly isChanged = computed(() => this.wished().join() !== this.kept().join());
  protected readonly roles = computed(() => {
    const enrolment = this.policy.hasValue() ? this.policy.value().enrolment : [];
    return ROLES.flatMap((role) => {
      const found = enrolment.find((one) => one.role === role.value);
      return found ? [{ ...role, state: enrolmentWords(found) }] : [];
    });
  });
  /** What saving would do, in counts. */
  protected readonly consequence = computed(() => {
    if (!this.policy.hasValue() || !this.isChanged()) return '';
    const added = this.wished().filter((role) => !this.kept().includes(role));
    const count = owing(this.policy.value().enrolment, added);
    if (added.length === 0) return 'Nobody has to do anything. Second factors that are set up stay.';
    return count === 0
      ? 'Everyone it concerns has one already.'
      : `${plural(count, 'person has', 'people have')} to set one up before anything else, within a second from now.`;
  });
  protected readonly isSaved = signal(false);

  protected readonly save = action(async () => {
    if (!this.policy.hasValue()) return;
    try {
      this.policy.set(await this.client.requireSecondFactorFor(this.wished(), this.policy.value()));
      this.isSaved.set(true);
    } catch (error) {
      // Somebody was faster: what stands now has to be looked at before it is changed again.
      if (toProblem(error).status === 412) this.policy.reload();
      throw error;
    }
  });

  protected tick(role: Role, isTicked: boolean): void {
    this.isSaved.set(false);
    this.wished.update((before) => withRole(before, role, isTicked));
  }
}
