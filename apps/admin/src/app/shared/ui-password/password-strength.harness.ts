import { ComponentHarness } from '@angular/cdk/testing';

/** What a person reads while choosing a password. */
export class PasswordStrengthHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-password-strength';

  async word(): Promise<string> {
    return (await this.locatorFor('.word')()).text();
  }

  async score(): Promise<number> {
    return Number(await (await this.locatorFor('[role=meter]')()).getAttribute('aria-valuenow'));
  }

  /** The rules in a state, by their words. */
  async rules(state: 'met' | 'broken' | 'open'): Promise<string[]> {
    const found = await this.locatorForAll(`li.${state}`)();
    return Promise.all(found.map(async (one) => (await one.text()).replace(/\s*\((not )?met\)$/, '')));
  }
}
