import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';

/** The words in which tests speak about the notification centre. */
export class CentrePageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-centre-page';

  /** Lines from the top; what is unread carries a star. */
  async lines(): Promise<string[]> {
    const lines = await this.locatorForAll('odr-notice-line')();
    const titles = await this.locatorForAll('odr-notice-line .title')();
    return Promise.all(
      titles.map(
        async (title, index) => `${await title.text()}${(await lines[index]?.hasClass('unread')) ? ' *' : ''}`,
      ),
    );
  }

  async days(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('h2')()).map((day) => day.text()));
  }

  async press(name: string): Promise<void> {
    for (const button of await this.locatorForAll(MatButtonHarness)()) {
      const label = (await (await button.host()).getAttribute('aria-label')) ?? (await button.getText());
      if (label.includes(name)) return button.click();
    }
    throw new Error(`There is no button "${name}".`);
  }

  async follow(title: string): Promise<void> {
    for (const link of await this.locatorForAll('odr-notice-line a')()) {
      if ((await link.text()) === title) return link.click();
    }
    throw new Error(`There is no link "${title}".`);
  }

  /** Titles behind a line that stands for several. */
  async others(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('odr-notice-line ul li')()).map((one) => one.text()));
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }
}
