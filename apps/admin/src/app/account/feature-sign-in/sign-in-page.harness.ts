import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';

/** The words in which tests speak about signing in. */
export class SignInPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-sign-in-page';

  async signIn(email: string, password: string): Promise<void> {
    await (await this.input('E-mail address')).setValue(email);
    await (await this.input('Password')).setValue(password);
    await this.press('Sign in');
  }

  async enter(label: 'Code' | 'Recovery code', code: string): Promise<void> {
    await (await this.input(label)).setValue(code);
    await this.press('Sign in');
  }

  async press(text: string): Promise<void> {
    await (await this.locatorFor(MatButtonHarness.with({ text }))()).click();
  }

  async typedInto(label: string): Promise<string> {
    return (await this.input(label)).getValue();
  }

  /** How a keyboard or a password manager knows what to offer. */
  async attributesOf(label: string, ...names: string[]): Promise<(string | null)[]> {
    const host = await (await this.input(label)).host();
    return Promise.all(names.map((name) => host.getAttribute(name)));
  }

  async errorsAt(label: string): Promise<string[]> {
    return (await this.field(label)).getTextErrors();
  }

  async title(): Promise<string> {
    return (await this.locatorFor('h1')()).text();
  }

  async problem(): Promise<string | undefined> {
    return (await this.locatorForOptional('odr-problem')())?.text();
  }

  private field(label: string): Promise<MatFormFieldHarness> {
    return this.locatorFor(MatFormFieldHarness.with({ floatingLabelText: label }))();
  }

  private async input(label: string): Promise<MatInputHarness> {
    const control = await (await this.field(label)).getControl(MatInputHarness);
    if (control === null) throw new Error(`There is no field "${label}".`);
    return control;
  }
}
