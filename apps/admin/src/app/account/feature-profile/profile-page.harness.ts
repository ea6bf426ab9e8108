import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatInputHarness } from '@angular/material/input/testing';

/** The words in which tests speak about one's profile. */
export class ProfilePageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-profile-page';
  private readonly save = this.locatorFor(MatButtonHarness.with({ text: 'Save name' }));

  async rename(name: string): Promise<void> {
    await (await this.nameField()).setValue(name);
    if (await this.canSave()) await (await this.save()).click();
  }

  async canSave(): Promise<boolean> {
    return !(await (await this.save()).isDisabled());
  }

  async name(): Promise<string> {
    return (await this.nameField()).getValue();
  }

  async teams(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('.rows li')()).map((one) => one.text()));
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  private nameField(): Promise<MatInputHarness> {
    return this.locatorFor(MatInputHarness.with({ ancestor: 'odr-name-card' }))();
  }
}
