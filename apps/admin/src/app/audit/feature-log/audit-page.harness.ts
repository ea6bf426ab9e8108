import { ComponentHarness } from '@angular/cdk/testing';
import { MatAutocompleteHarness } from '@angular/material/autocomplete/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatTableHarness } from '@angular/material/table/testing';

/** The words in which tests speak about the audit log. */
export class AuditPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-audit-page';

  /** What stands in a column, from the top. */
  async column(name: string): Promise<string[]> {
    const columns = await (await this.locatorFor(MatTableHarness)()).getCellTextByColumnName();
    return columns[name]?.text ?? [];
  }

  async press(text: string | RegExp): Promise<void> {
    await (await this.locatorFor(MatButtonHarness.with({ text }))()).click();
  }

  /** Presses what stands in a row, such as a name or an address. */
  async pick(label: string): Promise<void> {
    await (await this.locatorFor(`button.link[aria-label="${label}"]`)()).click();
  }

  /** Types into a field for people; the search follows when the typing pauses. */
  async type(label: 'Who' | 'About', text: string): Promise<void> {
    await (await this.personField(label)).enterText(text);
  }

  async choose(label: 'Who' | 'About', text: string | RegExp): Promise<void> {
    await (await this.personField(label)).selectOption({ text });
  }

  async chosen(label: 'Who' | 'About'): Promise<string> {
    return (await this.personField(label)).getValue();
  }

  async choices(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('select option')()).map((one) => one.text()));
  }

  async verdict(): Promise<string | undefined> {
    return (await this.locatorForOptional('odr-verdict-banner')())?.text();
  }

  async empty(): Promise<string | undefined> {
    return (await this.locatorForOptional('odr-empty')())?.text();
  }

  private personField(label: 'Who' | 'About'): Promise<MatAutocompleteHarness> {
    return this.locatorFor(MatAutocompleteHarness.with({ ancestor: `odr-person-filter[label="${label}"]` }))();
  }
}
