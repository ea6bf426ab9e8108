import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';

import { ResendHarness } from '../../shared/feature-resend/resend.harness.js';

/** The words in which tests speak about confirming an address. */
export class VerifyEmailPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-verify-email-page';

  async confirm(): Promise<void> {
    await (await this.locatorFor(MatButtonHarness.with({ text: 'Confirm this address' }))()).click();
  }

  async canConfirm(): Promise<boolean> {
    return (await this.locatorForOptional(MatButtonHarness.with({ text: 'Confirm this address' }))()) !== null;
  }

  async canResend(): Promise<boolean> {
    return (await this.locatorForOptional(ResendHarness)()) !== null;
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }
}
