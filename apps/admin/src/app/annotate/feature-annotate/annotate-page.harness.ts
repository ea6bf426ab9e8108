import { ComponentHarness } from '@angular/cdk/testing';

/** The words in which tests speak about annotating. */
export class AnnotatePageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-annotate-page';
  private readonly saveState = this.locatorFor('odr-save-state [role=status]');
  private readonly captions = this.locatorForAll('odr-caption-editor textarea');
  private readonly headings = this.locatorForAll('aside h2');

  /** Keys of the page, wherever the focus is. */
  press(key: string, init: KeyboardEventInit = {}): void {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }));
  }

  async state(): Promise<string> {
    return (await this.saveState()).text();
  }

  /** Writes into the first caption. */
  async writeCaption(text: string): Promise<void> {
    const [caption] = await this.captions();
    await caption?.setInputValue(text);
    await caption?.dispatchEvent('input');
  }

  /** What stands in the column beside the picture. */
  async parts(): Promise<string[]> {
    return Promise.all((await this.headings()).map(async (heading) => (await heading.text()).replace(/\s+/g, ' ')));
  }

  async choose(form: string): Promise<void> {
    const select = await this.locatorFor('odr-form-list .choice select')();
    const options = await this.locatorForAll('odr-form-list .choice option')();
    const words = await Promise.all(options.map((option) => option.text()));
    await select.selectOptions(words.indexOf(form));
  }

  async forms(): Promise<string[]> {
    const summaries = await this.locatorForAll('odr-form-list summary')();
    return Promise.all(summaries.map(async (one) => (await one.text()).replace(/\s+/g, ' ').trim()));
  }

  /** @param label of the button, as it is said aloud */
  async click(label: string): Promise<void> {
    await (await this.locatorFor(`[aria-label="${label}"]`)()).click();
  }
}
