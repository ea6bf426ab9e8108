import { ComponentHarness } from '@angular/cdk/testing';

import { ChartHarness } from '../../shared/ui-chart/chart.harness.js';

/** The words in which tests speak about the overview of a team. */
export class TeamOverviewPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-team-overview-page';

  /** What is counted, then what is said of it, one after the other. */
  figures(): Promise<string[]> {
    return this.texts('dt, dd > *');
  }

  async charts(): Promise<string[]> {
    return Promise.all((await this.locatorForAll(ChartHarness)()).map((chart) => chart.caption()));
  }

  activity(): Promise<string[]> {
    return this.texts('odr-activity-list li');
  }

  async emptyTitle(): Promise<string | undefined> {
    return (await this.locatorForOptional('odr-empty .title')())?.text();
  }

  async problem(): Promise<string | undefined> {
    return (await this.locatorForOptional('odr-problem')())?.text();
  }

  private async texts(selector: string): Promise<string[]> {
    const found = await this.locatorForAll(selector)();
    return Promise.all(found.map(async (one) => (await one.text()).replace(/\s+/g, ' ')));
  }
}
