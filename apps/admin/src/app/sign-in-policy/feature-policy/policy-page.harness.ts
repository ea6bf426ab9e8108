import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';

/** The words in which tests speak about the sign-in policy. */
export class PolicyPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-policy-page';

  async ticked(): Promise<string[]> {
    const labels = [];
    for (const box of await this.locatorForAll(MatCheckboxHarness)()) {
      if (await box.isChecked()) labels.push((await box.getLabelText()).trim());
    }
    return labels;
  }

  async toggle(role: RegExp): Promise<void> {
    await (await this.locatorFor(MatCheckboxHarness.with({ label: role }))()).toggle();
  }

  async save(): Promise<void> {
    await (await this.button()).click();
  }

  async canSave(): Promise<boolean> {
    return !(await (await this.button()).isDisabled());
  }

  /** What saving would do, or has done. */
  async status(): Promise<string> {
    return (await this.locatorFor('.done [role=status]')()).text();
  }

  async note(): Promise<string | undefined> {
    return (await this.locatorForOptional('.first')())?.text();
  }

  async problem(): Promise<string | undefined> {
    return (await this.locatorForOptional('odr-problem')())?.text();
  }

  private button(): Promise<MatButtonHarness> {
    return this.locatorFor(MatButtonHarness)();
  }
}
