import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';

/** The words in which tests speak about coming back from a provider. */
export class FinishPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-finish-page';

  async heading(): Promise<string> {
    return (await this.locatorFor('h1')()).text();
  }

  /** What is announced: how it goes, or what went wrong. */
  async said(): Promise<string> {
    return (await this.locatorFor('[role=status], [role=alert]')()).text();
  }

  async way(): Promise<string | undefined> {
    const link = await this.locatorForOptional(MatButtonHarness.with({ variant: 'basic' }), 'a[matButton]')();
    return link instanceof MatButtonHarness ? link.getText() : link?.text();
  }

  async asksForCode(): Promise<boolean> {
    return (await this.locatorForOptional(MatInputHarness)()) !== null;
  }

  async enter(code: string): Promise<void> {
    await (await this.locatorFor(MatInputHarness)()).setValue(code);
    await (await this.locatorFor(MatButtonHarness.with({ text: 'Sign in' }))()).click();
  }

  async codeErrors(): Promise<string[]> {
    return (await this.locatorFor(MatFormFieldHarness)()).getTextErrors();
  }
}
