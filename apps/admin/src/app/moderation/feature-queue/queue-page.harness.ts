import { ComponentHarness, TestKey } from '@angular/cdk/testing';
import { MatAutocompleteHarness } from '@angular/material/autocomplete/testing';
import { MatButtonHarness } from '@angular/material/button/testing';

const ESCALATE = MatButtonHarness.with({ ancestor: 'odr-escalate-panel', text: 'Escalate' });

/** The words in which tests speak about the moderator's desk. */
export class QueuePageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-queue-page';

  private readonly heading = this.locatorForOptional('.case header h2');
  private readonly undoBar = this.locatorForOptional('.undo');
  private readonly noticeLine = this.locatorForOptional('.notice');
  private readonly empty = this.locatorForOptional('odr-empty .title');
  private readonly picture = this.locatorForOptional('.stage img');

  /** Name of the case in front, or undefined. */
  async caseName(): Promise<string | undefined> {
    return (await this.heading())?.text();
  }

  async isHeadingFocused(): Promise<boolean> {
    return (await (await this.heading())?.isFocused()) ?? false;
  }

  async isPictureHidden(): Promise<boolean | undefined> {
    return (await this.picture())?.hasClass('hidden');
  }

  /** As a finger does. */
  async pressPicture(): Promise<void> {
    await (await this.picture())?.click();
  }

  async undoText(): Promise<string | undefined> {
    return (await this.undoBar())?.text();
  }

  /** What the last verdict that has left was, while it can be taken back. */
  async lastVerdict(): Promise<string | undefined> {
    return (await this.locatorForOptional('.last p')())?.text();
  }

  async notice(): Promise<string | undefined> {
    return (await this.noticeLine())?.text();
  }

  async emptyTitle(): Promise<string | undefined> {
    return (await this.empty())?.text();
  }

  /** Presses a key where the moderator's focus is. */
  async press(key: string): Promise<void> {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    await this.forceStabilize();
  }

  /** What is asked before the case leaves, with the answers; undefined while nothing is. */
  async question(): Promise<readonly string[] | undefined> {
    const panel = await this.locatorForOptional('odr-choice-panel')();
    if (!panel) return undefined;
    return Promise.all((await this.locatorForAll('odr-choice-panel .choice')()).map((choice) => choice.text()));
  }

  /** Whether a verdict is there at all. */
  async offers(word: string): Promise<boolean> {
    return (await this.locatorForOptional(MatButtonHarness.with({ text: new RegExp(word) }))()) !== null;
  }

  /** Writes the note that goes with the verdict. */
  async writeNote(text: string): Promise<void> {
    const box = await this.locatorFor('odr-verdict-bar .note input')();
    await box.clear();
    await box.sendKeys(text);
  }

  /** Writes why the case is to be escalated. */
  async startEscalating(note: string): Promise<void> {
    await (await this.locatorFor('odr-escalate-panel input')()).sendKeys(note);
  }

  async escalateBecause(note: string): Promise<void> {
    await this.startEscalating(note);
    await (await this.locatorFor(ESCALATE)()).click();
  }

  async mayEscalate(): Promise<boolean> {
    return !(await (await this.locatorFor(ESCALATE)()).isDisabled());
  }

  async isAskedWhyToEscalate(): Promise<boolean> {
    return (await this.locatorForOptional('odr-escalate-panel')()) !== null;
  }

  async isAskedForLabel(): Promise<boolean> {
    return (await this.locatorForOptional('odr-label-panel')()) !== null;
  }

  /** Types a label and takes it by Enter. */
  async writeLabel(text: string): Promise<void> {
    const box = await this.locatorFor('odr-label-panel input')();
    await box.sendKeys(text);
    await box.sendKeys(TestKey.ENTER);
  }

  /** Labels that are offered for what is typed. */
  async offeredLabels(text: string): Promise<readonly string[]> {
    const field = await this.locatorFor(MatAutocompleteHarness)();
    await field.enterText(text);
    return Promise.all((await field.getOptions()).map((option) => option.getText()));
  }

  async chooseLabel(text: string): Promise<void> {
    await (await this.locatorFor(MatAutocompleteHarness)()).selectOption({ text });
  }

  /** Writes what the person who appeals is told. */
  async writeAnswer(text: string): Promise<void> {
    const box = await this.locatorFor('odr-appeal-bar input')();
    await box.sendKeys(text);
    await box.blur();
  }

  async answer(): Promise<string> {
    return (await this.locatorFor('odr-appeal-bar input')()).getProperty<string>('value');
  }

  async note(): Promise<string> {
    return (await this.locatorFor('odr-verdict-bar .note input')()).getProperty<string>('value');
  }

  /** Goes on with the cases of another tab. */
  async takeOver(): Promise<void> {
    await (await this.locatorFor(MatButtonHarness.with({ text: /held elsewhere/ }))()).click();
  }

  async click(word: string): Promise<void> {
    await (await this.locatorFor(MatButtonHarness.with({ text: new RegExp(word) }))()).click();
  }

  async isDisabled(word: string): Promise<boolean> {
    return (await this.locatorFor(MatButtonHarness.with({ text: new RegExp(word) }))()).isDisabled();
  }

  /** Queues with their counts, as they are read. */
  async queues(): Promise<string[]> {
    const links = await this.locatorForAll('odr-queue-list a')();
    return Promise.all(links.map((link) => link.text()));
  }
}
