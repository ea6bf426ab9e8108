import { Component, computed, inject, resource, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { Icon } from '../../shared/ui-icon/icon.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { Status } from '../../shared/ui-status/status.js';
import { plural } from '../../shared/util-format/format.js';
import { SecondFactorClient } from '../data/second-factor-client.js';
import { TotpSetup } from '../feature-second-factor/totp-setup.js';
import { RecoveryCodes } from '../ui/recovery-codes.js';
import { ProveDialog, type ToBeProved } from './prove-dialog.js';

/** Whether signing in takes a second factor, and what can be done about it. */
@Component({
  selector: 'odr-second-factor-card',
  imports: [Icon, MatButton, ProblemView, RecoveryCodes, Skeleton, Status, TotpSetup],
  templateUrl: './second-factor-card.html',
  styleUrl: '../ui/account-page.scss',
  styles: `
    .state,
    .few {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 10px;
    }

    .few {
      color: var(--odr-status-pending);
    }
  `,
})
export class SecondFactorCard {
  private readonly client = inject(SecondFactorClient);
  private readonly session = inject(Session);
  private readonly dialog = inject(MatDialog);

  protected readonly email = computed(() => this.session.user()?.email ?? '');
  protected readonly state = resource({ loader: () => this.client.state() });
  protected readonly problem = computed(() => (this.state.error() ? toProblem(this.state.error()) : undefined));
  protected readonly isSettingUp = signal(false);
  protected readonly isSwitchedOff = signal(false);
  protected readonly newCodes = signal<readonly string[] | undefined>(undefined);
  protected readonly leftWords = computed(() =>
    this.state.hasValue() ? plural(this.state.value().recoveryCodesLeft, 'recovery code') : '',
  );

  protected onSetUp(): void {
    this.isSettingUp.set(false);
    this.isSwitchedOff.set(false);
    this.state.reload();
  }

  protected async renew(): Promise<void> {
    const codes = await this.prove<readonly string[]>({
      title: 'Make new recovery codes?',
      consequence: 'The old ones end, also those on paper.',
      word: 'Make them',
      run: (proof) => this.client.renewRecoveryCodes(proof),
    });
    if (codes === undefined) return;
    this.newCodes.set(codes);
    this.state.reload();
  }

  protected async switchOff(): Promise<void> {
    const isRequired = this.state.hasValue() && this.state.value().required;
    const isDone = await this.prove<boolean>({
      title: 'Switch the second factor off?',
      consequence: isRequired
        ? 'Your role needs one: you can do nothing else until you have set up another.'
        : 'Your password alone is enough to sign in then. The recovery codes end.',
      word: 'Switch off',
      run: (proof) => this.client.switchOff(proof).then(() => true),
    });
    if (isDone !== true) return;
    this.isSwitchedOff.set(true);
    if (isRequired) this.session.owesSecondFactor();
    this.state.reload();
  }

  private prove<R>(data: ToBeProved<R>): Promise<R | undefined> {
    const dialog = this.dialog.open<ProveDialog<R>, ToBeProved<R>, R>(ProveDialog, { data, width: '460px' });
    return firstValueFrom(dialog.afterClosed());
  }
}
