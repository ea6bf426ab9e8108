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
    const links = await this.locatorForAll(MatButtonHarness.with({ ancestor: 'td', selector: 'a' }))();
    return Promise.all(
      links.map(async (link) => ({
        word: await link.getText(),
        address: await (await link.host()).getAttribute('href'),
      })),
    );
  }

  /** Where things stand, with how many. */
  async tabs(): Promise<string[]> {
    const chips = await this.locatorForAll('.states .odr-chip')();
    return Promise.all(chips.map(async (chip) => (await chip.text()).replace(/\s+/g, ' ')));
  }

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  async choose(row: number, modifiers: { readonly shift?: boolean } = {}): Promise<void> {
    const box = (await this.locatorForAll('mat-checkbox')())[row];
    await box?.click('center', modifiers);
  }

  /** What the bar of the chosen says; undefined while nothing is. */
  async chosen(): Promise<string | undefined> {
    return (await this.locatorForOptional('.chosen-bar [role="status"]')())?.text();
  }

  async press(key: string): Promise<void> {
    document.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await this.forceStabilize();
  }

  snackBar(): string {
    return document.querySelector('mat-snack-bar-container')?.textContent ?? '';
  }

  undo(): void {
    document.querySelector<HTMLElement>('mat-snack-bar-container button')?.click();
  }
}
