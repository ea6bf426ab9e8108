import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';

/** The words in which tests speak about where one is signed in. */
export class SessionsPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-sessions-page';

  /** Devices from the top; the one in use carries a star. */
  async devices(): Promise<string[]> {
    const names = await this.locatorForAll('.sessions .name')();
    const rows = await this.locatorForAll('.sessions .words')();
    return Promise.all(
      names.map(async (name, index) => {
        const isHere = (await rows[index]?.text())?.includes('This session');
        return `${await name.text()}${isHere ? ' *' : ''}`;
      }),
    );
  }

  async press(label: string | RegExp): Promise<void> {
    const buttons = await this.locatorForAll(MatButtonHarness)();
    for (const button of buttons) {
      const name = (await (await button.host()).getAttribute('aria-label')) ?? (await button.getText());
      if (typeof label === 'string' ? name === label : label.test(name)) return button.click();
    }
    throw new Error(`There is no button ${label}.`);
  }

  async buttons(): Promise<string[]> {
    return Promise.all((await this.locatorForAll(MatButtonHarness)()).map((button) => button.getText()));
  }

  async problem(): Promise<string | undefined> {
    return (await this.locatorForOptional('odr-problem')())?.text();
  }
}
