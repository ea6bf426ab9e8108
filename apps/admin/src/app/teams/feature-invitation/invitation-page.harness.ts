import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';

/** The words in which tests speak about the page of an invitation. */
export class InvitationPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-invitation-page';

  async heading(): Promise<string> {
    return (await this.locatorFor('h1')()).text();
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async links(): Promise<(string | null)[]> {
    return Promise.all((await this.locatorForAll('a')()).map((link) => link.getAttribute('href')));
  }

  async buttons(): Promise<string[]> {
    return Promise.all((await this.locatorForAll(MatButtonHarness)()).map((button) => button.getText()));
  }

  async press(text: string): Promise<void> {
    await (await this.locatorFor(MatButtonHarness.with({ text }))()).click();
  }
}
