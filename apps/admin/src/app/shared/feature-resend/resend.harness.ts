import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';

/** The words in which tests speak about sending the link again. */
export class ResendHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-resend';

  async send(): Promise<void> {
    await (await this.locatorFor(MatButtonHarness)()).click();
  }

  async canSend(): Promise<boolean> {
    return (await this.locatorForOptional(MatButtonHarness)()) !== null;
  }

  async said(): Promise<string> {
    return (await this.locatorFor('[role=status]')()).text();
  }
}
