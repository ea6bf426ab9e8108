import { TestBed } from '@angular/core/testing';
import { MatSnackBar } from '@angular/material/snack-bar';
import { provideRouter } from '@angular/router';
import { of } from 'rxjs';

import { SavedSearchClient } from '../../shared/data-saved-search/data/saved-search-client.js';
import type { SavedSearch } from '../../shared/data-saved-search/saved-search.js';
import { SaveSearch } from '../../shared/feature-save-search/save-search.js';
import SavedSearchesPage from './saved-searches-page.js';

const COWS: SavedSearch = {
  id: 's1',
  name: 'Cows',
  query: { q: 'cow', filters: { license: 'CC0-1.0' } },
  team: null,
  isOwn: true,
  mayChange: true,
  alert: 'daily',
  newCount: 3,
  lookedAt: '2026-03-01T10:00:00Z',
  version: 1,
  createdAt: '2026-03-01T10:00:00Z',
  updatedAt: '2026-03-01T10:00:00Z',
};

describe('the page of saved searches', () => {
  async function page(
    searches: readonly SavedSearch[],
  ): Promise<{ element: HTMLElement; told: string[]; settle: () => Promise<void> }> {
    const told: string[] = [];
    const client = {
      list: () => Promise.resolve({ items: searches, nextCursor: null }),
      delete: ({ id }: SavedSearch) => (told.push(`delete ${id}`), Promise.resolve()),
      restore: ({ id }: SavedSearch) => (told.push(`restore ${id}`), Promise.resolve()),
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: SavedSearchClient, useValue: client },
        { provide: SaveSearch, useValue: {} },
        { provide: MatSnackBar, useValue: { open: () => ({ onAction: () => of(undefined) }) } },
      ],
    });
    const fixture = TestBed.createComponent(SavedSearchesPage);
    await fixture.whenStable();
    return { element: fixture.nativeElement as HTMLElement, told, settle: () => fixture.whenStable() };
  }

  it('says what each looks for, what is new, and leads to the search itself', async () => {
    const { element } = await page([COWS]);

    expect(element.textContent).toContain('“cow”, Licence: CC0-1.0');
    expect(element.textContent).toContain('3 new');
    expect(element.textContent).toContain('Once a day');
    expect(element.querySelector('a[href="/browse?q=cow&license=CC0-1.0"]')?.textContent).toContain('Run');
  });

  it('says whose a search of a team is, and offers what one may do with it', async () => {
    const team = { id: 't1', name: 'Herders' };
    const { element } = await page([
      { ...COWS, team },
      { ...COWS, id: 's2', team, isOwn: false },
      { ...COWS, id: 's3', team, isOwn: false, mayChange: false },
    ]);

    const [own, changed, seen] = [...element.querySelectorAll('li')].map((row) =>
      row.textContent.replaceAll(/\s+/g, ' '),
    );
    expect(own).toMatch(/Shared with Herders.*Edit ….*Delete/);
    expect(changed).toMatch(/Of your team Herders.*Edit …/);
    expect(seen).toMatch(/Of your team Herders.*Alerts …/);
    for (const row of [changed, seen]) expect(row).not.toContain('Delete');
  });

  it('deletes one, and brings it back', async () => {
    const { element, told, settle } = await page([COWS]);

    [...element.querySelectorAll('button')].find((one) => one.textContent?.includes('Delete'))?.click();
    await settle();
    await settle();

    expect(told).toEqual(['delete s1', 'restore s1']);
  });

  it('says what to do while there are none', async () => {
    const { element } = await page([]);

    expect(element.textContent).toContain('You keep no searches yet');
  });
});
