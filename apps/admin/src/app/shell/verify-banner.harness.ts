import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';

/** The words in which tests speak about the line for unconfirmed addresses. */
export class VerifyBannerHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-verify-banner';

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async putAway(): Promise<void> {
    await (await this.locatorFor(MatButtonHarness.with({ selector: '[aria-label^="Put this away"]' }))()).click();
  }
}
