import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';

/** The words in which tests speak about changing a password. */
export class PasswordCardHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-password-card';

  async change(current: string, next: string): Promise<void> {
    await (await this.input('Current password')).setValue(current);
    await (await this.input('New password')).setValue(next);
    await (await this.locatorFor(MatButtonHarness.with({ text: 'Change password' }))()).click();
  }

  /** The first password of somebody who has none. */
  async set(next: string): Promise<void> {
    await (await this.input('New password')).setValue(next);
    await (await this.locatorFor(MatButtonHarness.with({ text: 'Set password' }))()).click();
  }

  async labels(): Promise<(string | null)[]> {
    return Promise.all((await this.locatorForAll(MatFormFieldHarness)()).map((field) => field.getLabel()));
  }

  async alert(): Promise<string | undefined> {
    return (await this.locatorForOptional('p[role=alert]')())?.text();
  }

  async values(): Promise<string[]> {
    return Promise.all([
      (await this.input('Current password')).getValue(),
      (await this.input('New password')).getValue(),
    ]);
  }

  async errorsAt(label: string): Promise<string[]> {
    return (await this.field(label)).getTextErrors();
  }

  async kind(label: string): Promise<string> {
    return (await this.input(label)).getType();
  }

  async toggle(label: string): Promise<void> {
    const button = await this.locatorFor(`button[aria-label$="${label}"]`)();
    await button.click();
  }

  /** What is announced beside the button. */
  async outcome(): Promise<string> {
    return (await this.locatorFor('.done [role=status]')()).text();
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
