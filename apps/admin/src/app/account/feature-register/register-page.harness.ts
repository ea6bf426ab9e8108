import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';

/** The words in which tests speak about making an account. */
export class RegisterPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-register-page';

  async register(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(values)) await (await this.input(label)).setValue(value);
    await (await this.locatorFor(MatButtonHarness.with({ text: 'Create account' }))()).click();
  }

  async errorsAt(label: string): Promise<string[]> {
    return (await this.field(label)).getTextErrors();
  }

  async problem(): Promise<string | undefined> {
    return (await this.locatorForOptional('odr-problem')())?.text();
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
