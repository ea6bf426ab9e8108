import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatInputHarness } from '@angular/material/input/testing';

/** The words in which tests speak about making a key. */
export class NewApiKeyPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-new-api-key-page';

  async name(text: string): Promise<void> {
    await (await this.locatorFor(MatInputHarness)()).setValue(text);
  }

  async tick(label: string | RegExp): Promise<void> {
    await (await this.box(label)).toggle();
  }

  async isTicked(label: string | RegExp): Promise<boolean | 'partly'> {
    const box = await this.box(label);
    return (await box.isIndeterminate()) ? 'partly' : box.isChecked();
  }

  async offered(): Promise<string[]> {
    return Promise.all(
      (await this.locatorForAll(MatCheckboxHarness)()).map(async (box) => (await box.getLabelText()).trim()),
    );
  }

  async make(): Promise<void> {
    await (await this.locatorFor(MatButtonHarness.with({ text: 'Make the key' }))()).click();
  }

  /** The key and the example, once it is made. */
  async shown(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('odr-copy-box code')()).map((one) => one.text()));
  }

  async error(): Promise<string> {
    return (await this.locatorFor('#scopes-error')()).text();
  }

  private box(label: string | RegExp): Promise<MatCheckboxHarness> {
    return this.locatorFor(MatCheckboxHarness.with({ label }))();
  }
}
