import { TestBed } from '@angular/core/testing';

import { LicenseClient } from '../../shared/data-license/data/license-client.js';
import { SetClient } from '../../shared/data-sets/data/set-client.js';
import { Session } from '../../shared/data-session/session.js';
import type { Facets } from '../data/hit.js';
import type { Filters } from '../data/search-state.js';
import { textOf } from '../testing.js';
import { FilterPanel } from './filter-panel.js';

describe('the filters of a search', () => {
  async function panel(filters: Filters, facets: Facets | undefined, user?: { readonly id: string }) {
    TestBed.configureTestingModule({
      providers: [
        {
          provide: LicenseClient,
          useValue: {
            all: () =>
              Promise.resolve([
                { id: 'CC0-1.0', verdict: 'open', isCommon: true },
                { id: 'rare', verdict: 'open', isCommon: false },
                { id: 'closed', verdict: 'not_open', isCommon: true },
              ]),
          },
        },
        { provide: SetClient, useValue: { get: () => Promise.resolve({ name: 'Cows' }) } },
        { provide: Session, useValue: { user: () => user, isSignedIn: () => user !== undefined } },
      ],
    });
    const fixture = TestBed.createComponent(FilterPanel);
    fixture.componentRef.setInput('filters', filters);
    fixture.componentRef.setInput('facets', facets);
    const narrowed: object[] = [];
    fixture.componentInstance.narrowed.subscribe((values) => narrowed.push(values));
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const list = (label: string): HTMLElement | undefined =>
      [...element.querySelectorAll<HTMLElement>('fieldset')].find(
        (one) => textOf(one.querySelector('legend')) === label,
      );
    return { element, list, narrowed, settle: () => fixture.whenStable() };
  }
  const counted = (count: number): { value: string; count: number }[] =>
    Array.from({ length: count }, (_, at) => ({ value: `20${10 + at}`, count: 100 - at }));

  it('fold away rare values, but never those that are chosen', async () => {
    const { list, settle } = await panel({ year: '2018' }, { year: counted(9) });
    const words = (): string[] => [...(list('Year added')?.querySelectorAll('label .word') ?? [])].map(textOf);

    expect(words()).toEqual(['2010', '2011', '2012', '2013', '2014', '2015', '2018']);
    list('Year added')?.querySelector('button')?.click();
    await settle();
    expect(words()).toHaveLength(9);
  });

  it('leave out what tells nothing apart, unless it is chosen', async () => {
    const one = [{ value: 'jpeg', count: 3 }];

    expect((await panel({}, { format: one })).list('Format')).toBeUndefined();
    TestBed.resetTestingModule();
    expect((await panel({ format: 'jpeg' }, { format: one })).list('Format')).toBeDefined();
  });

  it('guess at what there is where nothing was counted', async () => {
    const { list } = await panel({}, undefined);

    expect(textOf(list('Shape'))).toBe('Shape Panorama Wide Square Tall'.replaceAll(/ (?=[A-Z])/g, ''));
    // The catalogue has one that is common and open: that alone is no choice.
    expect(list('Licence')).toBeUndefined();
  });

  it('take several values where the server does, and one elsewhere', async () => {
    const { list, narrowed } = await panel(
      { size: 'huge', type: 'image' },
      {
        size: [
          { value: 'huge', count: 2 },
          { value: 'small', count: 1 },
        ],
        type: [
          { value: 'image', count: 3 },
          { value: 'video', count: 1 },
        ],
      },
    );
    const box = (label: string, at: number): HTMLInputElement | undefined =>
      list(label)?.querySelectorAll<HTMLInputElement>('input')[at];

    box('Size', 1)?.click();
    box('Size', 0)?.click();
    box('Kind', 1)?.click();
    box('Kind', 0)?.click();

    expect(narrowed).toEqual([{ size: 'huge,small' }, { size: '' }, { type: 'video' }, { type: '' }]);
  });

  it('offer their own things to those who are signed in', async () => {
    const { element, narrowed } = await panel({}, {}, { id: 'ada' });
    const check = (words: string): void =>
      [...element.querySelectorAll('label')]
        .find((label) => textOf(label) === words)
        ?.querySelector('input')
        ?.click();

    check('Only what I contributed');
    check('Also what is not published');

    expect(narrowed).toEqual([{ userId: 'ada' }, { status: 'any' }]);
    TestBed.resetTestingModule();
    expect(textOf((await panel({}, {})).element)).not.toContain('Only what I contributed');
  });

  it('take names of authors and days as they are typed', async () => {
    const { element, narrowed } = await panel({}, {});
    const type = (selector: string, value: string): void => {
      const input = element.querySelector<HTMLInputElement>(selector);
      if (!input) return;
      input.value = value;
      input.dispatchEvent(new Event('change'));
    };

    type('input[maxlength="500"]', ' Ada Lovelace ');
    type('input[type=date]', '2026-01-31');

    expect(narrowed).toEqual([{ author: 'Ada Lovelace' }, { createdFrom: '2026-01-31' }]);
  });
});
