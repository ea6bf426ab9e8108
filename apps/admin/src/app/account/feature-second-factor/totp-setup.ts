import { Component, afterNextRender, computed, inject, input, output, resource, signal } from '@angular/core';
import { form, required, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';

import { action } from '../../shared/data-problem/action.js';
import { toProblem } from '../../shared/data-problem/problem.js';
import { Session } from '../../shared/data-session/session.js';
import { CopyBox } from '../../shared/ui-copy/copy-box.js';
import { ProblemView } from '../../shared/ui-error/problem-view.js';
import { PasswordField } from '../../shared/ui-password/password-field.js';
import { Skeleton } from '../../shared/ui-skeleton/skeleton.js';
import { beyondCode, checkCode } from '../data/code-schema.js';
import { drawQr } from '../data/qr-drawing.js';
import { type TotpSecret, inGroups } from '../data/second-factor.js';
import { SecondFactorClient } from '../data/second-factor-client.js';
import { CodeField } from '../ui/code-field.js';
import { RecoveryCodes } from '../ui/recovery-codes.js';

/** Sets up a device: who I am, if that was asked too long ago; the secret; the first code; the recovery codes. */
@Component({
  selector: 'odr-totp-setup',
  imports: [CodeField, CopyBox, MatButton, PasswordField, ProblemView, RecoveryCodes, Skeleton],
  templateUrl: './totp-setup.html',
  styleUrl: './totp-setup.scss',
})
export class TotpSetup {
  private readonly client = inject(SecondFactorClient);
  private readonly session = inject(Session);
  /** It is on, and the recovery codes are kept. */
  readonly done = output<void>();
  /** Whether it may be left for another day. */
  readonly isOptional = input(false);
  readonly cancelled = output<void>();

  protected readonly email = computed(() => this.session.user()?.email ?? '');
  protected readonly secret = signal<TotpSecret | undefined>(undefined);
  protected readonly recoveryCodes = signal<readonly string[] | undefined>(undefined);
  protected readonly typedSecret = computed(() => inGroups(this.secret()?.secret ?? ''));
  protected readonly qr = resource({
    params: () => this.secret()?.uri,
    loader: ({ params }) => drawQr(params),
  });

  private readonly sent = signal('');
  private readonly model = signal({ code: '' });
  protected readonly fields = form(this.model, (path) =>
    checkCode(
      path.code,
      () => false,
      () => ({ code: this.sent(), problem: this.confirm.problem() }),
    ),
  );
  private readonly passwordModel = signal({ password: '' });
  protected readonly passwordFields = form(this.passwordModel, (path) =>
    required(path.password, { message: 'Enter your password' }),
  );

  protected readonly begin = action(async (password?: string) => {
    try {
      this.secret.set(await this.client.setUp(password));
    } catch (error) {
      // Only the server knows how long ago we signed in.
      if (toProblem(error).code === 'auth.reauthentication_required') this.needsPassword.set(true);
      throw error;
    }
  });
  protected readonly confirm = action(async () => {
    this.sent.set(this.model().code);
    this.recoveryCodes.set(await this.client.confirm(this.model().code.trim()));
  });
  protected readonly needsPassword = signal(false);
  /** What is not told in words of our own. */
  protected readonly beginProblem = computed(() => {
    const problem = this.begin.problem();
    return problem?.code === 'auth.reauthentication_required' || problem?.code === 'auth.bad_credentials'
      ? undefined
      : problem;
  });
  protected readonly confirmProblem = computed(() => beyondCode(this.confirm.problem()));

  constructor() {
    afterNextRender(() => void this.begin.run());
  }

  protected async onPassword(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.passwordFields, async () => {
      await this.begin.run(this.passwordModel().password);
      return this.begin.problem()?.code === 'auth.bad_credentials'
        ? [{ kind: 'wrong', message: 'This is not your password', fieldTree: this.passwordFields.password }]
        : undefined;
    });
  }

  protected async onCode(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, async () => {
      await this.confirm.run();
      return undefined;
    });
  }
}
