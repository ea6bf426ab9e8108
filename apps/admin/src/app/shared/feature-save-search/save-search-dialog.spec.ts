import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';

import { SavedSearchClient } from '../data-saved-search/data/saved-search-client.js';
import type { SavedSearch } from '../data-saved-search/saved-search.js';
import { SaveSearchDialog, type SearchToSave } from './save-search-dialog.js';

const COWS: SavedSearch = {
  id: 's1',
  name: 'Cows',
  query: { q: 'cow' },
  team: { id: 't1', name: 'Herders' },
  isOwn: true,
  mayChange: true,
  alert: 'off',
  newCount: 0,
  lookedAt: '2026-03-01T10:00:00Z',
  version: 1,
  createdAt: '2026-03-01T10:00:00Z',
  updatedAt: '2026-03-01T10:00:00Z',
};

describe('the dialog that keeps a search', () => {
  async function dialog(data: SearchToSave): Promise<{
    element: HTMLElement;
    sent: unknown[];
    choose: (label: string, value: string) => void;
    save: () => Promise<void>;
  }> {
    const sent: unknown[] = [];
    const client = {
      teams: () => Promise.resolve([{ id: 't2', name: 'Milkers', role: 'contributor' }]),
      create: (body: unknown) => (sent.push(body), Promise.resolve(COWS)),
      update: (_search: SavedSearch, body: unknown) => (sent.push(body), Promise.resolve(COWS)),
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: MAT_DIALOG_DATA, useValue: data },
        { provide: MatDialogRef, useValue: { close: () => undefined } },
        { provide: SavedSearchClient, useValue: client },
      ],
    });
    const fixture = TestBed.createComponent(SaveSearchDialog);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const choose = (label: string, value: string): void => {
      const field = [...element.querySelectorAll('mat-form-field')].find((one) => one.textContent.includes(label));
      const select = field?.querySelector('select');
      if (!select) throw new Error(`No ${label}`);
      select.value = value;
      select.dispatchEvent(new Event('input', { bubbles: true }));
      select.dispatchEvent(new Event('change', { bubbles: true }));
    };
    const save = async (): Promise<void> => {
      element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
      await fixture.whenStable();
    };
    return { element, sent, choose, save };
  }

  it('keeps a new one for oneself, or shares it with a team', async () => {
    const { sent, choose, save } = await dialog({ query: { q: 'cow' } });

    await save();
    choose('Share with', 't2');
    await save();

    const kept = { name: 'cow', alert: 'off', query: { q: 'cow' } };
    expect(sent).toEqual([
      { ...kept, teamId: null },
      { ...kept, teamId: 't2' },
    ]);
  });

  it('sends only what is another now', async () => {
    const { sent, choose, save } = await dialog({ query: COWS.query, search: COWS });

    choose('Tell me', 'daily');
    await save();
    choose('Share with', '');
    await save();

    expect(sent).toEqual([{ alert: 'daily' }, { alert: 'daily', teamId: null }]);
  });

  it('offers viewers of a team nothing but to be told', async () => {
    const search = { ...COWS, isOwn: false, mayChange: false };
    const { element, sent, choose, save } = await dialog({ query: COWS.query, search });

    choose('Tell me', 'weekly');
    await save();

    expect(element.querySelector('h2')?.textContent).toContain('Be told');
    expect(element.querySelectorAll('mat-form-field')).toHaveLength(1);
    expect(sent).toEqual([{ alert: 'weekly' }]);
  });
});
