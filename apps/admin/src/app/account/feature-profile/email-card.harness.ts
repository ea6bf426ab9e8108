import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';

import { ResendHarness } from '../../shared/feature-resend/resend.harness.js';

/** The words in which tests speak about one's address. */
export class EmailCardHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-email-card';

  async press(text: string): Promise<void> {
    await (await this.locatorFor(MatButtonHarness.with({ text }))()).click();
  }

  /** @param password left out where there is none to type */
  async change(email: string, password?: string): Promise<void> {
    await this.press('Change address');
    await (await this.input('New address')).setValue(email);
    if (password !== undefined) await (await this.input('Your password')).setValue(password);
    await this.press('Send a link to the new address');
  }

  async errorsAt(label: string): Promise<string[]> {
    return (await this.field(label)).getTextErrors();
  }

  async isOpen(): Promise<boolean> {
    return (await this.locatorForOptional('form')()) !== null;
  }

  async canResend(): Promise<boolean> {
    return (await this.locatorForOptional(ResendHarness)()) !== null;
  }

  async text(): Promise<string> {
    return (await this.host()).text();
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
