import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';

/** The words in which tests speak about asking for a link. */
export class ForgotPasswordPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-forgot-password-page';

  async ask(email: string): Promise<void> {
    await (await this.locatorFor(MatInputHarness)()).setValue(email);
    await this.press('Send the link');
  }

  async press(text: string): Promise<void> {
    await (await this.locatorFor(MatButtonHarness.with({ text }))()).click();
  }

  async errors(): Promise<string[]> {
    return (await this.locatorFor(MatFormFieldHarness)()).getTextErrors();
  }

  /** What is announced once it has been asked for. */
  async said(): Promise<string | undefined> {
    return (await this.locatorForOptional('[role=status]')())?.text();
  }

  async problem(): Promise<string | undefined> {
    return (await this.locatorForOptional('odr-problem')())?.text();
  }
}
