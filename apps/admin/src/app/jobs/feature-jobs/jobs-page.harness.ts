import { ComponentHarness } from '@angular/cdk/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatTableHarness } from '@angular/material/table/testing';

/** The words in which tests speak about the page of jobs. */
export class JobsPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-jobs-page';

  /** What stands in a column of the table inside `odr-queue-table`, `odr-cause-table` or `odr-job-table`, from the top. */
  async column(table: string, name: string): Promise<string[]> {
    const found = await (
      await this.locatorForOptional(MatTableHarness.with({ ancestor: table }))()
    )?.getCellTextByColumnName();
    return found?.[name]?.text ?? [];
  }

  async press(label: string): Promise<void> {
    await (await this.locatorFor(MatButtonHarness.with({ selector: `[aria-label="${label}"]` }))()).click();
  }

  /** Presses the name of a queue. */
  async pick(queue: string): Promise<void> {
    await (await this.locatorFor(`button[aria-label="Show only ${queue}"]`)()).click();
  }

  /** Chooses how many jobs of the first queue run at a time. */
  async limitFirst(concurrency: number): Promise<void> {
    const select = await this.locatorFor('odr-queue-table select')();
    const options = await this.locatorForAll('odr-queue-table select option')();
    const texts = await Promise.all(options.map((one) => one.text()));
    await select.selectOptions(texts.indexOf(String(concurrency)));
  }

  async input(): Promise<string | undefined> {
    return (await this.locatorForOptional('odr-job-table pre')())?.text();
  }
}
