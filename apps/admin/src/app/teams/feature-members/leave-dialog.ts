import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';

import { action } from '../../shared/data-problem/action.js';
import { Confirm } from '../../shared/ui-confirm/confirm.js';
import { TeamClient } from '../data/team-client.js';

interface Leaving {
  readonly id: string;
  readonly name: string;
  readonly userId: string;
}

/** Says what leaving means; closes with true when it is done. */
@Component({
  selector: 'odr-leave-dialog',
  imports: [Confirm],
  template: `
    <odr-confirm
      no="Stay"
      yes="Leave"
      doing="Leaving…"
      consequence="You are still a member."
      [question]="'Leave “' + team.name + '”?'"
      [act]="leave"
    >
      @if (leave.problem()?.code === 'team.last_owner') {
        <p>You are its only owner. Hand it over under Settings, then leave.</p>
      }
      <p>
        You no longer see what the others put into the team before it is published. What you brought stays with the team
        and stays yours to see. To come back you need an invitation.
      </p>
    </odr-confirm>
  `,
})
export class LeaveDialog {
  protected readonly team = inject<Leaving>(MAT_DIALOG_DATA);
  private readonly client = inject(TeamClient);
  protected readonly leave = action(() => this.client.removeMember(this.team.id, this.team.userId));
}
