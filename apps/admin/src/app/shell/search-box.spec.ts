import { TestBed } from '@angular/core/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatAutocompleteHarness } from '@angular/material/autocomplete/testing';
import { Router, provideRouter } from '@angular/router';

import { type Suggestion, SuggestionClient } from '../shared/data-suggestion/data/suggestion-client.js';
import { SearchBox } from './search-box.js';

describe('the search box', () => {
  async function searchBox(suggest: (typed: string) => Promise<readonly Suggestion[]>) {
    TestBed.configureTestingModule({
      providers: [provideRouter([{ path: '**', children: [] }]), { provide: SuggestionClient, useValue: { suggest } }],
    });
    const fixture = TestBed.createComponent(SearchBox);
    const box = await TestbedHarnessEnvironment.loader(fixture).getHarness(MatAutocompleteHarness);
    const options = async (): Promise<string[]> => {
      const words = (await box.isOpen()) ? await Promise.all((await box.getOptions()).map((one) => one.getText())) : [];
      return words.map((word) => word.trim());
    };
    const typed = async (text: string): Promise<string[]> => {
      await box.enterText(text);
      for (let tries = 0; tries < 10 && (await options()).length === 0; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        await fixture.whenStable();
      }
      return options();
    };
    return { box, typed, options, host: fixture.nativeElement as HTMLElement, url: () => TestBed.inject(Router).url };
  }
  const two = (): Promise<readonly Suggestion[]> =>
    Promise.resolve([
      { kind: 'word', text: 'highland' },
      { kind: 'name', text: 'Highway at night.jpg' },
    ]);

  it('suggests words and names, and searches for the one that is chosen', async () => {
    const it = await searchBox(two);

    expect(await it.typed('hig')).toEqual(['highland', 'Highway at night.jpg']);
    await it.box.selectOption({ text: /highland/ });

    expect(await it.box.getValue()).toBe('highland');
    expect(it.url()).toBe('/browse?q=highland');
    expect(await it.options()).toEqual([]);
  });

  it('searches for what is typed on Enter', async () => {
    const it = await searchBox(two);
    await it.typed('hig');

    it.host.querySelector('form')?.dispatchEvent(new SubmitEvent('submit', { cancelable: true }));
    await new Promise((resolve) => setTimeout(resolve));

    expect(it.url()).toBe('/browse?q=hig');
  });

  it('works when nothing can be suggested', async () => {
    const it = await searchBox(() => Promise.reject(new Error('away')));

    expect(await it.typed('hig')).toEqual([]);
    expect(await it.box.getValue()).toBe('hig');
  });
});
