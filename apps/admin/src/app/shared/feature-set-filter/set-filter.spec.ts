import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatAutocompleteHarness } from '@angular/material/autocomplete/testing';

import { SetClient } from '../data-sets/data/set-client.js';
import { SetFilter } from './set-filter.js';

const NAMES = ['Cows', 'Sheep', 'Barns'];

describe('the filter by set', () => {
  async function filter(id?: string) {
    const asked: unknown[] = [];
    const sets = NAMES.map((name, at) => ({ id: `s${at}`, name, itemCount: 1_200 }));
    TestBed.configureTestingModule({
      providers: [
        {
          provide: SetClient,
          useValue: {
            list: ({ q }: { q?: string }) => {
              asked.push(q);
              return Promise.resolve({ items: sets.filter(({ name }) => name.includes(q ?? '')), nextCursor: null });
            },
            get: (wanted: string) => {
              const found = sets.find((one) => one.id === wanted);
              return found ? Promise.resolve(found) : Promise.reject(new Error('gone'));
            },
          },
        },
      ],
    });
    const fixture = TestBed.createComponent(SetFilter);
    fixture.componentRef.setInput('id', id);
    const chosen: string[] = [];
    fixture.componentInstance.chosen.subscribe((one) => chosen.push(one));
    await fixture.whenStable();
    const box = await TestbedHarnessEnvironment.loader(fixture).getHarness(MatAutocompleteHarness);
    return { asked, chosen, box, settled: () => fixture.whenStable() };
  }
  const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));

  it('asks the server for a part of the name, and answers the id', async () => {
    const { asked, chosen, box, settled } = await filter();

    await box.focus();
    await box.enterText('She');
    await soon();
    await settled();
    await box.selectOption({ text: /Sheep/ });

    expect(asked.at(-1)).toBe('She');
    expect(chosen).toEqual(['s1']);
  });

  it('shows the name of what is chosen, and can be cleared', async () => {
    const { chosen, box } = await filter('s0');
    expect(await box.getValue()).toBe('Cows');

    await box.clear();

    expect(chosen).toEqual(['']);
  });

  it('keeps nothing that was typed and not chosen, and says when a set is gone', async () => {
    const { box } = await filter('s9');
    expect(await box.getValue()).toBe('A set that is gone');

    await box.enterText('x');
    await box.blur();

    expect(await box.getValue()).toBe('A set that is gone');
  });
});
