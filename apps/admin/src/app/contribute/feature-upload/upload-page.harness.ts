import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';

/** One file on the upload page. */
export class UploadRowHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-upload-row';

  async name(): Promise<string> {
    return (await this.locatorFor('.name')()).text();
  }

  async status(): Promise<string> {
    return (await this.locatorFor('odr-status')()).text();
  }

  async reason(): Promise<string | undefined> {
    return (await this.locatorForOptional('.reason')())?.text();
  }

  async press(word: string): Promise<void> {
    await (await this.locatorFor(MatButtonHarness.with({ text: word }))()).click();
  }

  async tryAgain(): Promise<void> {
    await (await this.locatorFor(MatButtonHarness.with({ text: 'Try again' }))()).click();
  }
}

/** The words in which tests speak about uploading. */
export class UploadPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-upload-page';
  readonly rows = this.locatorForAll(UploadRowHarness);

  async summary(): Promise<string | undefined> {
    return (await this.locatorForOptional('.summary h2')())?.text();
  }

  /** Why files need a person; undefined while none does. */
  async causes(): Promise<string | undefined> {
    return (await this.locatorForOptional('.causes p')())?.text();
  }

  async archives(): Promise<string | undefined> {
    return (await this.locatorForOptional('.archives p')())?.text();
  }

  async press(word: string): Promise<void> {
    await (await this.locatorFor(MatButtonHarness.with({ text: new RegExp(`${word}$`) }))()).click();
  }

  /** Chooses which files are shown. */
  async show(word: string): Promise<void> {
    for (const chip of await this.locatorForAll('.filters .odr-chip')())
      if ((await chip.text()).startsWith(word)) await chip.click();
  }

  async asksForTerms(): Promise<boolean> {
    return (await this.locatorForOptional('.gate')()) !== null;
  }

  /** The teams to choose from; empty where there is nothing to choose. */
  async teams(): Promise<string[]> {
    const options = await this.locatorForAll('mat-form-field select option')();
    return Promise.all(options.map((option) => option.text()));
  }
}
