import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';

/** The words in which tests speak about the list of one's keys. */
export class ApiKeysPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-api-keys-page';

  /** Name and state of each key. */
  async keys(): Promise<string[]> {
    const heads = await this.locatorForAll('.head')();
    return Promise.all(heads.map(async (head) => (await head.text()).replace(/\s*Revoke$/, '')));
  }

  async facts(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('.facts')()).map((one) => one.text()));
  }

  async isEmpty(): Promise<boolean> {
    return (await this.locatorForOptional('odr-empty')()) !== null;
  }

  async askToRevoke(name: string): Promise<MatDialogHarness> {
    await (await this.locatorFor(MatButtonHarness.with({ selector: `[aria-label="Revoke ${name}"]` }))()).click();
    return this.documentRootLocatorFactory().locatorFor(MatDialogHarness)();
  }
}
