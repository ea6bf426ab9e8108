import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';

/** The words in which tests speak about signing in. */
export class SignInPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-sign-in-page';

  async signIn(email: string, password: string): Promise<void> {
    const [address, secret] = await this.locatorForAll(MatInputHarness)();
    await address?.setValue(email);
    await secret?.setValue(password);
    await (await this.locatorFor(MatButtonHarness.with({ text: 'Sign in' }))()).click();
  }

  async heading(): Promise<string> {
    return (await this.locatorFor('h1')()).text();
  }

  /** What the fields tell password managers. */
  async autocompletes(): Promise<(string | null)[]> {
    return Promise.all((await this.locatorForAll('input')()).map((one) => one.getAttribute('autocomplete')));
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }
}
