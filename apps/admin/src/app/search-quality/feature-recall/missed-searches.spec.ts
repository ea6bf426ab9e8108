import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { SearchMissPageResponse, SearchMissResponse } from '../data/miss.js';
import { RecallClient } from '../data/recall-client.js';
import { MissedSearches } from './missed-searches.js';

const OWL: SearchMissResponse = { text: 'barn owl', language: 'english', times: 1_240, lastOn: '2026-03-01' };

describe('the searches that find nothing', () => {
  async function section(
    answer: () => Promise<SearchMissPageResponse>,
  ): Promise<{ element: HTMLElement; asked: number[]; settle: () => Promise<void> }> {
    const asked: number[] = [];
    const misses = (days: number): Promise<SearchMissPageResponse> => (asked.push(days), answer());
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: RecallClient, useValue: { misses } }],
    });
    const fixture = TestBed.createComponent(MissedSearches);
    await fixture.whenStable();
    return { element: fixture.nativeElement as HTMLElement, asked, settle: () => fixture.whenStable() };
  }
  const page =
    (...items: SearchMissResponse[]) =>
    (): Promise<SearchMissPageResponse> =>
      Promise.resolve({ items, nextCursor: null, leastPeople: 5, keptDays: 90 });

  it('say what, how often, when last and in which language, and lead to the search', async () => {
    const { element } = await section(page(OWL, { ...OWL, text: '大熊猫', language: 'simple' }));

    const rows = [...element.querySelectorAll('tbody tr')].map((row) => row.textContent.replaceAll(/\s+/g, ' '));
    expect(rows[0]).toMatch(/barn owl.*English.*1,240.*2026-03-01/);
    expect(rows[1]).toMatch(/大熊猫.*As written/);
    expect(element.querySelector('a')?.getAttribute('href')).toBe('/browse?q=barn%20owl');
    expect(element.textContent).toContain('5 different people');
  });

  it('go back as far as one asks', async () => {
    const { element, asked, settle } = await section(page(OWL));
    const select = element.querySelector('select');
    if (!select) throw new Error('No range');
    select.value = '90';
    select.dispatchEvent(new Event('change'));
    await settle();

    expect(asked).toEqual([30, 90]);
  });

  it('are none while too few have asked', async () => {
    const { element } = await section(page());
    expect(element.textContent).toContain('Nothing is missed by many');
  });

  it('say what went wrong', async () => {
    const { element } = await section(() => Promise.reject(new Error('away')));
    expect(element.querySelector('odr-problem')).not.toBeNull();
  });
});
