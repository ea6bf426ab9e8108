import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';

/** The words in which tests speak about what a person has contributed. */
export class MinePageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-mine-page';

  async summary(): Promise<string> {
    return (await this.locatorFor('header [role="status"]')()).text();
  }

  /** Where the links of the rows lead, by their words. */
  async edits(): Promise<{ readonly word: string; readonly address: string | null }[]> {
    const links = await this.locatorForAll(MatButtonHarness.with({ ancestor: 'td' }))();
    return Promise.all(
      links.map(async (link) => ({
        word: await link.getText(),
        address: await (await link.host()).getAttribute('href'),
      })),
    );
  }
}
