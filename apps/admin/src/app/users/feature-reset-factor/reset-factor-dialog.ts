import { Component, inject } from '@angular/core';
import { MAT_DIALOG_DATA } from '@angular/material/dialog';

import { action } from '../../shared/data-problem/action.js';
import { Confirm } from '../../shared/ui-confirm/confirm.js';
import type { User } from '../data/user.js';
import { UserClient } from '../data/user-client.js';

/** Says what taking a second factor away means before it is done; closes with true when it is. */
@Component({
  selector: 'odr-reset-factor-dialog',
  imports: [Confirm],
  template: `
    <odr-confirm
      yes="Take away"
      doing="Taking away…"
      [question]="'Take away the second factor of ' + user.name + '?'"
      [act]="reset"
    >
      <p>
        For people who have lost their device and their recovery codes. <strong>{{ user.email }}</strong> is signed out
        everywhere, and signs in with the password alone until another one is set up.
      </p>
      <p>
        Be sure that it is they who ask: somebody who knows their password may try to get in this way. They are told by
        mail, and it stays in the audit log.
      </p>
    </odr-confirm>
  `,
})
export class ResetFactorDialog {
  protected readonly user = inject<User>(MAT_DIALOG_DATA);
  private readonly client = inject(UserClient);
  protected readonly reset = action(() => this.client.resetSecondFactor(this.user.id));
}
