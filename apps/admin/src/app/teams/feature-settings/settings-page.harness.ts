import { ComponentHarness, type HarnessPredicate } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';

/** The words in which tests speak about the settings of a team. */
export class TeamSettingsPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-team-settings-page';
  private readonly renaming = this.locatorFor(MatButtonHarness.with({ selector: '[type="submit"]' }));

  async headings(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('h2')()).map((one) => one.text()));
  }

  async name(): Promise<string> {
    return (await this.locatorFor('input')()).getProperty<string>('value');
  }

  async canRename(): Promise<boolean> {
    return !(await (await this.renaming()).isDisabled());
  }

  async rename(name: string): Promise<void> {
    const box = await this.locatorFor('input')();
    await box.setInputValue(name);
    await box.dispatchEvent('input');
    await (await this.renaming()).click();
  }

  async choose(place: number): Promise<void> {
    await (await this.locatorFor('select')()).selectOptions(place);
  }

  button(which: HarnessPredicate<MatButtonHarness>): Promise<MatButtonHarness> {
    return this.locatorFor(which)();
  }
}
