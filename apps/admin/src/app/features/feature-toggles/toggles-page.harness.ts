import { ComponentHarness } from '@angular/cdk/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { MatSlideToggleHarness } from '@angular/material/slide-toggle/testing';
import { MatSliderHarness } from '@angular/material/slider/testing';

/** The words in which tests speak about switching features. */
export class TogglesPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-toggles-page';

  async summary(): Promise<string> {
    return (await this.locatorFor('header [role="status"]')()).text();
  }

  async audiences(): Promise<string[]> {
    const words = await this.locatorForAll('article header > span')();
    return Promise.all(words.map((one) => one.text()));
  }

  async isOn(name: string): Promise<boolean> {
    return (await this.switchOf(name)).isChecked();
  }

  async flip(name: string): Promise<void> {
    return (await this.switchOf(name)).toggle();
  }

  async tickRole(word: string): Promise<void> {
    return (await this.locatorFor(MatCheckboxHarness.with({ label: word }))()).toggle();
  }

  async setShare(percentage: number): Promise<void> {
    const slider = await this.locatorFor(MatSliderHarness)();
    return (await slider.getEndThumb()).setValue(percentage);
  }

  async problem(): Promise<string | undefined> {
    return (await this.locatorForOptional('odr-problem')())?.text();
  }

  private async switchOf(name: string): Promise<MatSlideToggleHarness> {
    const all = await this.locatorForAll(MatSlideToggleHarness)();
    const labels = await Promise.all(all.map((one) => one.getAriaLabel()));
    const found = all[labels.indexOf(name)];
    if (found === undefined) throw new Error(`There is no switch for ${name}.`);
    return found;
  }
}
