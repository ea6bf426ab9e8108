import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';

/** The words in which tests speak about linked accounts. */
export class IdentitiesCardHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-identities-card';

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async rows(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('.rows .name')()).map((name) => name.text()));
  }

  /** @param label as it is read out */
  async press(label: string): Promise<void> {
    for (const button of await this.locatorForAll(MatButtonHarness)()) {
      const name = (await (await button.host()).getAttribute('aria-label')) ?? (await button.getText()).trim();
      if (name === label) return button.click();
    }
    throw new Error(`There is no button ${label}.`);
  }

  async enterPassword(password: string): Promise<void> {
    await (await this.locatorFor(MatInputHarness)()).setValue(password);
  }

  async passwordErrors(): Promise<string[] | undefined> {
    return (await this.locatorForOptional(MatFormFieldHarness)())?.getTextErrors();
  }

  async said(): Promise<string> {
    return (await this.locatorFor('.done [role=status]')()).text();
  }

  async problem(): Promise<string | undefined> {
    return (await this.locatorForOptional('odr-problem')())?.text();
  }
}
