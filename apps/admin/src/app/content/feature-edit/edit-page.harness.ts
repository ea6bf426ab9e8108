import { ComponentHarness, type HarnessLoader } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatFormFieldHarness } from '@angular/material/form-field/testing';
import { MatInputHarness } from '@angular/material/input/testing';

/** The words in which tests speak about mending what is said about a picture. */
export class EditPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-edit-page';
  private readonly outdated = this.locatorForOptional('.outdated');
  private readonly conflictCards = this.locatorForAll('.conflict p');
  private readonly warning = this.locatorForOptional('.warning');
  private readonly problems = this.locatorForAll('odr-problem');

  /** @param label of the first field that has it */
  async type(label: string, text: string): Promise<void> {
    const input = await (await this.field(label)).getControl(MatInputHarness);
    await input?.setValue(text);
    await input?.blur();
  }

  async textIn(label: string): Promise<string | undefined> {
    return (await (await this.field(label)).getControl(MatInputHarness))?.getValue();
  }

  async errorsAt(label: string): Promise<string[]> {
    return (await this.field(label)).getTextErrors();
  }

  async press(word: string): Promise<void> {
    await (await this.button(word)).click();
  }

  async isDisabled(word: string): Promise<boolean> {
    return (await this.button(word)).isDisabled();
  }

  /** Whether it says that someone else changed the picture. */
  async isOutdated(): Promise<boolean> {
    return (await this.outdated()) !== null;
  }

  async conflicts(): Promise<string[]> {
    return Promise.all((await this.conflictCards()).map((card) => card.text()));
  }

  async warns(): Promise<boolean> {
    return (await this.warning()) !== null;
  }

  /** What it says about the licence that was claimed with the upload. */
  async claim(): Promise<string | undefined> {
    return (await this.locatorForOptional('.claim')())?.text();
  }

  async problemTexts(): Promise<string[]> {
    return Promise.all((await this.problems()).map((one) => one.text()));
  }

  private field(label: string): Promise<MatFormFieldHarness> {
    return this.locatorFor(MatFormFieldHarness.with({ floatingLabelText: label }))();
  }

  private button(word: string): Promise<MatButtonHarness> {
    return this.locatorFor(MatButtonHarness.with({ text: new RegExp(word) }))();
  }
}

/** Answers the question that stands before unsaved words are lost. */
export async function answerUnsaved(root: HarnessLoader, word: 'Leave' | 'Stay'): Promise<void> {
  await (await root.getHarness(MatButtonHarness.with({ text: word, ancestor: 'odr-unsaved-dialog' }))).click();
}
