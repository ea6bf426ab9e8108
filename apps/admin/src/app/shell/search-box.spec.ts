import { TestBed } from '@angular/core/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatAutocompleteHarness } from '@angular/material/autocomplete/testing';
import { NavigationStart, Router, provideRouter } from '@angular/router';

import { BroughtPictures } from '../shared/data-brought-picture/brought-pictures.js';
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
    const router = TestBed.inject(Router);
    const go = async (url: string): Promise<void> => {
      await router.navigateByUrl(url);
      await fixture.whenStable();
    };
    return { box, typed, options, go, host: fixture.nativeElement as HTMLElement, url: () => router.url };
  }
  const pause = (ms = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
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

  it('searches on while one types, keeps the filters, and makes one step of all letters', async () => {
    const it = await searchBox(() => Promise.resolve([]));
    await it.go('/browse?license=MIT&like=p1');
    const steps: boolean[] = [];
    const router = TestBed.inject(Router);
    router.events.subscribe((event) => {
      if (event instanceof NavigationStart) steps.push(router.getCurrentNavigation()?.extras.replaceUrl ?? false);
    });

    await it.box.enterText('co');
    await pause(250);
    expect(it.url()).toBe('/browse?license=MIT&q=co');
    const input = it.host.querySelector<HTMLInputElement>('input[type=search]');
    if (input) input.value = 'cow';
    input?.dispatchEvent(new Event('input'));
    await pause(250);

    expect(it.url()).toBe('/browse?license=MIT&q=cow');
    expect(steps).toEqual([false, true]);
  });

  it('searches for the like of a picture from everywhere', async () => {
    const it = await searchBox(() => Promise.resolve([]));
    await it.go('/sets');
    const chooser = it.host.querySelector<HTMLInputElement>('input[type=file]');
    const picture = new File(['x'], 'mine.png', { type: 'image/png' });
    Object.defineProperty(chooser, 'files', { value: [picture] });

    chooser?.dispatchEvent(new Event('change'));
    await pause();

    const [path, key = ''] = it.url().split('?picture=');
    expect(path).toBe('/browse');
    expect(TestBed.inject(BroughtPictures).get(key)).toBe(picture);
  });
});
