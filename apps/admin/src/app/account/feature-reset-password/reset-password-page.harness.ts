import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';

/** The words in which tests speak about choosing a new password. */
export class ResetPasswordPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-reset-password-page';

  async choose(password: string): Promise<void> {
    await (await this.locatorFor(MatInputHarness)()).setValue(password);
    await (await this.locatorFor(MatButtonHarness.with({ text: 'Set the password' }))()).click();
  }

  async canChoose(): Promise<boolean> {
    return (await this.locatorForOptional(MatInputHarness)()) !== null;
  }

  async errors(): Promise<string[]> {
    return (await this.locatorFor(MatFormFieldHarness)()).getTextErrors();
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }
}
