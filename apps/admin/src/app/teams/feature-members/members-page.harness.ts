import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatDialogHarness } from '@angular/material/dialog/testing';
import { MatTableHarness } from '@angular/material/table/testing';

/** The words in which tests speak about the members of a team. */
export class TeamMembersPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-team-members-page';
  private readonly table = this.locatorFor(MatTableHarness);

  async names(): Promise<readonly string[]> {
    return (await (await this.table()).getCellTextByColumnName())['name']?.text ?? [];
  }

  async columns(): Promise<string[]> {
    return Object.keys(await (await this.table()).getCellTextByColumnName());
  }

  async buttons(): Promise<string[]> {
    const buttons = await this.locatorForAll(MatButtonHarness.with({ ancestor: 'td' }))();
    return Promise.all(buttons.map((button) => button.getText()));
  }

  /** The roles that can be given in this row; empty where none can. */
  async rolesOf(row: number): Promise<string[]> {
    const options = await this.locatorForAll(`tbody tr:nth-child(${row}) option`)();
    return Promise.all(options.map(async (option) => (await option.text()).trim()));
  }

  async give(row: number, place: number): Promise<void> {
    await (await this.locatorFor(`tbody tr:nth-child(${row}) select`)()).selectOptions(place);
  }

  async remove(name: string): Promise<void> {
    await (await this.locatorFor(MatButtonHarness.with({ selector: `[aria-label="Remove ${name}"]` }))()).click();
  }

  async askToLeave(): Promise<MatDialogHarness> {
    await (await this.locatorFor(MatButtonHarness.with({ text: 'Leave' }))()).click();
    return this.documentRootLocatorFactory().locatorFor(MatDialogHarness)();
  }

  async problem(): Promise<string | undefined> {
    return (await this.locatorForOptional('odr-problem')())?.text();
  }
}
