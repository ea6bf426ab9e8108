import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { ComponentHarness } from '@angular/cdk/testing';
import { TestBed } from '@angular/core/testing';
import { MatTableHarness } from '@angular/material/table/testing';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';

import { Session } from '../../shared/data-session/session.js';
import { SetClient } from '../../shared/data-sets/data/set-client.js';
import type { RatingQualityResponse, SourceQualityResponse } from '../data/quality.js';
import { QualityClient, type QualityFilter } from '../data/quality-client.js';
import QualityPage from './quality-page.js';

const TAGS: SourceQualityResponse = {
  source: { id: 's1', name: 'tags' },
  total: 12,
  contents: 12,
  isSampled: false,
  coders: 2,
  judgements: 24,
  agreement: 0.9,
  low: 0.8,
  high: 1,
  distribution: [11, 0, 0, 0, 0, 0, 0, 0, 1, 0],
  figures: [
    { field: 'tags', statistic: 'alpha_masi', value: 0.82, why: null, low: 0.75, high: 0.88, contents: 12 },
    {
      field: 'tags',
      statistic: 'alpha_jaccard',
      value: null,
      why: 'no_variation',
      low: null,
      high: null,
      contents: 12,
    },
  ],
  measuredAt: '2026-03-01T10:00:00Z',
};

const FIGURE = {
  field: 'rating',
  statistic: 'alpha_interval',
  value: 0.61,
  why: null,
  low: 0.5,
  high: 0.7,
  contents: 20,
} as const;
const BY_RATING = [0, 0, 0, 0, 0, 4, 0, 0, 36, 0, 0] as [...Zeros, ...Zeros, number];
type Zeros = [number, number, number, number, number];
const RATED: RatingQualityResponse = {
  ratings: 40,
  byRating: BY_RATING,
  mean: 7.7,
  agreement: FIGURE,
  total: 20,
  isSampled: false,
  sources: [{ about: TAGS.source, ratings: 40, byRating: BY_RATING, mean: 7.7, agreement: FIGURE }],
  raters: [
    {
      about: { id: 'u1', name: 'Ana' },
      ratings: 20,
      byRating: BY_RATING,
      mean: 7.7,
      agreement: { ...FIGURE, value: null, why: 'no_variation' },
    },
  ],
};

class QualityPageHarness extends ComponentHarness {
  static readonly hostSelector = 'odr-quality-page';

  async text(): Promise<string> {
    return (await this.host()).text();
  }

  /** A column of the table of figures (0) or of annotators (1). */
  async column(table: number, name: string): Promise<string[]> {
    const tables = await this.locatorForAll(MatTableHarness)();
    return (await tables[table]?.getCellTextByColumnName())?.[name]?.text ?? [];
  }
}

describe('the page of annotation quality', () => {
  let asked: QualityFilter[];
  let askedOfAnnotators: QualityFilter | undefined;
  let askedOfRatings: QualityFilter | undefined;

  async function page(
    {
      sources = [TAGS],
      role = 'moderator',
      rated = true,
    }: { sources?: SourceQualityResponse[]; role?: string; rated?: boolean } = {},
    address = '/annotation-quality',
  ): Promise<QualityPageHarness> {
    asked = [];
    const drift = { change: -0.2, low: -0.3, high: -0.1, isDrifting: true, since: TAGS.measuredAt };
    const client = {
      overview: () => Promise.resolve({ items: sources, lookedAt: TAGS.measuredAt, isBehind: false }),
      sources: (filter: QualityFilter) => {
        asked.push(filter);
        return Promise.resolve(sources);
      },
      annotators: (filter: QualityFilter) => {
        askedOfAnnotators = filter;
        return Promise.resolve([
          {
            user: { id: 'u1', name: 'Ana' },
            source: TAGS.source,
            contents: 40,
            agreement: 0.71,
            low: 0.6,
            high: 0.8,
            main: TAGS.figures[0],
            windows: [],
            drift,
          },
        ]);
      },
      ratings: (filter: QualityFilter) => {
        askedOfRatings = filter;
        return Promise.resolve(rated ? RATED : { ...RATED, ratings: 0 });
      },
      items: () =>
        Promise.resolve({
          items: [
            {
              content: { id: 'c1', name: 'cow.jpg' },
              source: TAGS.source,
              disagreement: 0.89,
              coders: 2,
              annotationIds: ['a1', 'a2'],
              conflicts: [
                {
                  field: 'tags',
                  type: 'differing_tags',
                  annotationIds: ['a1', 'a2'],
                  a: 'rain',
                  b: null,
                  similarity: 0.1,
                },
              ],
              lastAnnotatedAt: TAGS.measuredAt,
            },
          ],
          nextCursor: null,
        }),
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([{ path: 'annotation-quality', component: QualityPage }], withComponentInputBinding()),
        { provide: QualityClient, useValue: client },
        {
          provide: SetClient,
          useValue: {
            list: () => Promise.resolve({ items: [], nextCursor: null }),
            get: () => Promise.resolve({ id: 'x1', name: 'Cows' }),
          },
        },
        { provide: Session, useValue: { can: () => role === 'moderator' } },
      ],
    });
    const router = await RouterTestingHarness.create(address);
    await router.fixture.whenStable();
    return TestbedHarnessEnvironment.loader(router.fixture).getHarness(QualityPageHarness);
  }

  it('tells each figure with its interval, or why there is none', async () => {
    const quality = await page();

    expect(await quality.column(0, 'text')).toEqual(['0.82 (0.75 to 0.88)', 'All alike']);
    expect(await quality.column(0, 'label')).toEqual(['tags, α, sets (MASI)', 'tags, α, sets (Jaccard)']);
  });

  it('says how many pictures are missing', async () => {
    const figures = TAGS.figures.map((figure) => ({ ...figure, contents: 7, low: null, high: null }));
    const quality = await page({ sources: [{ ...TAGS, contents: 7, total: 7, figures }] });

    expect((await quality.column(0, 'text'))[0]).toContain('3 more pictures');
  });

  it('names who drifts, and what pictures people differ about', async () => {
    const quality = await page();

    expect(await quality.column(1, 'drift')).toEqual([expect.stringContaining('Less than before by 0.20')]);
    expect(await quality.text()).toContain('Different tags: rain against nothing');
  });

  it('tells how ratings are distributed and how raters agree', async () => {
    const quality = await page();

    expect(await quality.text()).toContain('40 ratings, in the mean 7.7. Raters agree by 0.61 (0.50 to 0.70)');
    expect(await quality.column(2, 'name')).toEqual(['tags', 'Ana']);
    expect(await quality.column(2, 'agreement')).toEqual(['0.61 (0.50 to 0.70)', 'All alike']);
    TestBed.resetTestingModule();
    expect(await (await page({ rated: false })).text()).toContain('Nothing was rated yet');
  });

  it('says what to do while there is nothing', async () => {
    expect(await (await page({ sources: [] })).text()).toContain('once two people annotate the same picture');
  });

  it('keeps to oneself what is of others, and measuring to moderators', async () => {
    const text = await (await page({ role: 'contributor' })).text();

    expect(text).toContain('You and the others');
    expect(text).not.toContain('Measure now');
  });

  it('asks for what the address says', async () => {
    await page({}, '/annotation-quality?source=s1&set=x1&from=2026-03-01');

    const filter = { sourceId: 's1', setId: 'x1', fromDay: '2026-03-01', toDay: undefined };
    expect(asked).toEqual([filter]);
    expect([askedOfAnnotators, askedOfRatings]).toEqual([filter, filter]);
  });
});
