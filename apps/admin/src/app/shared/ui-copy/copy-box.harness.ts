import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';

/** Something that can be copied. */
export class CopyBoxHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-copy-box';

  async copy(): Promise<void> {
    await (await this.locatorFor(MatButtonHarness)()).click();
  }

  async name(): Promise<string | null> {
    return (await (await this.locatorFor(MatButtonHarness)()).host()).getAttribute('aria-label');
  }

  async announced(): Promise<string> {
    return (await this.locatorFor('[role=status]')()).text();
  }
}
