import { ComponentHarness } from '@angular/cdk/testing';

/** The words in which tests speak about the buttons of providers. */
export class ProviderChoiceHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-provider-choice';

  /** Each button's words, and where it leads. */
  async choices(): Promise<Record<string, string>> {
    const links = await this.locatorForAll('a')();
    const pairs = links.map(async (link) => [(await link.text()).trim(), (await link.getAttribute('href')) ?? '']);
    return Object.fromEntries(await Promise.all(pairs)) as Record<string, string>;
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }
}
