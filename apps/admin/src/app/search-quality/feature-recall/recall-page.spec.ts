import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { SearchMissPageResponse } from '../data/miss.js';
import type { EngineRecallResponse, SearchRecallResponse } from '../data/recall';

import { RecallClient } from '../data/recall-client.js';
import RecallPage from './recall-page.js';

const figures = (mean: number | null, samples: number): EngineRecallResponse['rolling'] => ({
  mean,
  p5: mean,
  samples,
  underFilled: 0,
});
const engine = (name: string, rolling: EngineRecallResponse['rolling']): EngineRecallResponse => ({
  engineId: name,
  engine: name,
  type: 'content',
  dimension: 1_792,
  metric: 'cosine',
  state: 'serving',
  index: { kind: 'halfvec', sizeBytes: 2_000_000 },
  rolling,
  days: [],
});

describe('the page of search quality', () => {
  let asked: number[];

  async function page(items: EngineRecallResponse[], address = '/search-quality'): Promise<HTMLElement> {
    asked = [];
    const answer: SearchRecallResponse = { sampleRate: 0.01, rollingDays: 7, leastSamples: 30, items };
    const read = (days: number): Promise<SearchRecallResponse> => {
      asked.push(days);
      return Promise.resolve(answer);
    };
    const misses = (): Promise<SearchMissPageResponse> =>
      Promise.resolve({ items: [], nextCursor: null, leastPeople: 5, keptDays: 90 });
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'search-quality', component: RecallPage }]),
        { provide: RecallClient, useValue: { read, misses } },
      ],
    });
    const harness = await RouterTestingHarness.create(address);
    await harness.fixture.whenStable();
    return harness.routeNativeElement as HTMLElement;
  }

  it('says of each engine how good its index is, where enough answers were checked', async () => {
    const element = await page([
      engine('good', figures(0.987, 240)),
      engine('bad', figures(0.7, 50)),
      engine('new', figures(1, 3)),
    ]);

    const rows = [...element.querySelectorAll('tbody tr')].map((row) => row.textContent.replaceAll(/\s+/g, ' '));
    expect(rows[0]).toMatch(/good.*half precision.*98\.7 % as it should be.*240/);
    expect(rows[1]).toMatch(/bad.*70\.0 % below 95 %/);
    expect(rows[2]).toMatch(/new.*100\.0 % ?too few to say/);
  });

  it('says that nothing is missed while no index answers', async () => {
    const element = await page([]);

    expect(element.textContent).toContain('No index answers yet');
    expect(element.querySelector('odr-chart')).toBeNull();
  });

  it('goes back a month', async () => {
    await page([engine('good', figures(1, 40))]);
    expect(asked).toEqual([30]);
  });
});
