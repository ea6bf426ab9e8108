import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';

/** The words in which tests speak about a chart. */
export class ChartHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-chart';

  async caption(): Promise<string> {
    return (await this.locatorFor('h2')()).text();
  }

  /** What is being read below the drawing. */
  async reading(): Promise<string> {
    return (await this.locatorFor('.reading')()).text();
  }

  async press(key: string): Promise<void> {
    await (await this.locatorFor('.drawing')()).dispatchEvent('keydown', { key });
  }

  async toggleTable(): Promise<void> {
    await (await this.locatorFor(MatButtonHarness)()).click();
  }

  /** Of the table, head included, row by row; empty while the chart is drawn. */
  async cells(): Promise<string[]> {
    return Promise.all((await this.locatorForAll('th, td')()).map((cell) => cell.text()));
  }

  /** What is said instead of a chart; undefined when there is one. */
  async blank(): Promise<string | undefined> {
    return (await this.locatorForOptional('.blank')())?.text();
  }
}
