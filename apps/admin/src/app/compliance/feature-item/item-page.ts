import { Component, computed, inject, input, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import type { IconName } from '../../shared/ui-icon/icon-paths.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { TimeAgo } from '../../shared/util-format/time-ago.js';
import { CHECK_WORDS, METHOD_WORDS } from '../data/compliance.js';
import { ComplianceClient } from '../data/compliance-client.js';
import { CreditRemovalDialog } from '../feature-grant/credit-removal-dialog.js';
import { GrantDialog } from '../feature-grant/grant-dialog.js';

const ICONS: Readonly<Record<keyof typeof CHECK_WORDS, IconName>> = {
  passed: 'check',
  failed: 'error',
  not_applicable: 'do_not_disturb_on',
  not_checked: 'help',
};

/** By what right one picture is here: its checks, the evidence, what says no, and who allows it all the same. */
@Component({
  selector: 'odr-item-licensing-page',
  imports: [Icon, MatButton, ProblemView, RouterLink, Skeleton, TimeAgo],
  templateUrl: './item-page.html',
  styleUrl: './item-page.scss',
})
export default class ItemLicensingPage {
  private readonly client = inject(ComplianceClient);
  private readonly dialog = inject(MatDialog);
  private readonly session = inject(Session);

  readonly id = input.required<string>();
  readonly use = input<string>();

  protected readonly answer = resource({
    params: () => ({ id: this.id(), use: this.use() ?? 'omi-sa' }),
    loader: ({ params }) => this.client.item(params.id, params.use),
  });
  protected readonly problem = computed(() => (this.answer.error() ? toProblem(this.answer.error()) : undefined));
  /** Whoever verifies what rightsholders say. */
  protected readonly verifies = computed(() => this.session.can('license.verify'));
  protected readonly revoke = action(async (grantId: string) => {
    await this.client.revoke(this.id(), grantId);
    this.answer.reload();
  });
  protected readonly restoreCredit = action(async () => {
    await this.client.restoreCredit(this.id());
    this.answer.reload();
  });
  protected readonly refusal = computed(() => this.revoke.problem() ?? this.restoreCredit.problem());
  protected readonly words = CHECK_WORDS;
  protected readonly icons = ICONS;
  protected readonly methodWords = METHOD_WORDS;

  protected recordGrant(): Promise<void> {
    return this.ask(GrantDialog);
  }

  protected leaveNamesOut(): Promise<void> {
    return this.ask(CreditRemovalDialog);
  }

  private async ask(form: typeof GrantDialog | typeof CreditRemovalDialog): Promise<void> {
    if (!this.answer.hasValue()) return;
    const { contentId, name } = this.answer.value();
    const asked = this.dialog.open<unknown, { contentId: string; name: string }, boolean>(form, {
      data: { contentId, name },
      width: '560px',
    });
    if (await firstValueFrom(asked.afterClosed())) this.answer.reload();
  }
}
