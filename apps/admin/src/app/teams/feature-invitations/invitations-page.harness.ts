import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatTableHarness } from '@angular/material/table/testing';

/** The words in which tests speak about the invitations of a team. */
export class TeamInvitationsPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-team-invitations-page';

  async invite(email: string): Promise<void> {
    const box = await this.locatorFor('input[type="email"]')();
    await box.setInputValue(email);
    await box.dispatchEvent('input');
    await (await this.locatorFor(MatButtonHarness.with({ selector: '[type="submit"]' }))()).click();
  }

  async press(label: string): Promise<void> {
    await (await this.locatorFor(MatButtonHarness.with({ selector: `[aria-label="${label}"]` }))()).click();
  }

  /** The link that was just made; undefined when none was. */
  async link(): Promise<string | undefined> {
    return (await this.locatorForOptional('odr-copy-box code')())?.text();
  }

  async ends(): Promise<readonly string[]> {
    const table = await this.locatorFor(MatTableHarness)();
    return (await table.getCellTextByColumnName())['expiresAt']?.text ?? [];
  }

  async isEmpty(): Promise<boolean> {
    return (await this.locatorForOptional('odr-empty')()) !== null;
  }

  async problem(): Promise<string | undefined> {
    return (await this.locatorForOptional('odr-problem')())?.text();
  }
}
