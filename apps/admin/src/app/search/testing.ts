import { TestBed } from '@angular/core/testing';
import { MatSnackBar } from '@angular/material/snack-bar';
import { provideRouter, withComponentInputBinding } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';

import type { Content } from '../shared/data-content/content.js';
import { ContentClient } from '../shared/data-content/data/content-client.js';
import { LicenseClient } from '../shared/data-license/data/license-client.js';
import { MediaStore } from '../shared/data-media/media-store.js';
import { Session } from '../shared/data-session/session.js';
import { SetClient } from '../shared/data-sets/data/set-client.js';
import { SuggestionClient } from '../shared/data-suggestion/data/suggestion-client.js';
import { AddToSet } from '../shared/feature-add-to-set/add-to-set.js';
import { Freeze } from '../shared/feature-freeze/freeze.js';
import { SaveSearch } from '../shared/feature-save-search/save-search.js';
import type { Hit, HitPage } from './data/hit.js';
import { SearchClient, type SearchQuestion } from './data/search-client.js';
import routes from './search.routes.js';

export const content = (id: string): Content =>
  ({
    id,
    name: `${id}.jpg`,
    status: 'available',
    licenseVerdict: 'open',
    license: 'CC0-1.0',
    width: 4,
    height: 3,
  }) as Content;

export const hit = (id: string, score?: number): Hit => ({ content: content(id), score });

/** The pages of the search with servers that answer what a test says. */
export class SearchWorld {
  readonly asked: SearchQuestion[] = [];
  readonly told: unknown[] = [];
  answer: (question: SearchQuestion, cursor?: string) => HitPage | Promise<HitPage> = () => ({ items: [] });
  suggest: (typed: string) => readonly { readonly kind: 'word'; readonly text: string }[] = () => [];
  engines: readonly object[] = [];
  user: { readonly id: string } | undefined;

  async visit(address: string): Promise<{ element: HTMLElement; settle: () => Promise<void> }> {
    // Not of jsdom.
    URL.createObjectURL ??= () => 'blob:x';
    URL.revokeObjectURL ??= () => undefined;
    Element.prototype.scrollIntoView ??= () => undefined;
    TestBed.configureTestingModule({
      providers: [
        provideRouter(
          [
            { path: 'browse', children: routes },
            { path: '**', children: [] },
          ],
          withComponentInputBinding(),
        ),
        {
          provide: SearchClient,
          useValue: {
            find: (question: SearchQuestion, cursor?: string) => {
              this.asked.push(question);
              return Promise.resolve(this.answer(question, cursor));
            },
            count: async (question: SearchQuestion) => (await this.answer(question)).total,
            engines: () => Promise.resolve(this.engines),
          },
        },
        { provide: ContentClient, useValue: { get: (id: string) => Promise.resolve(content(id)) } },
        { provide: LicenseClient, useValue: { all: () => Promise.resolve([]) } },
        { provide: SuggestionClient, useValue: { suggest: (typed: string) => Promise.resolve(this.suggest(typed)) } },
        { provide: SetClient, useValue: { get: () => Promise.resolve({ id: 's1', name: 'Cows' }) } },
        { provide: AddToSet, useValue: { ask: (ids: unknown) => Promise.resolve(this.told.push(ids) > 0) } },
        { provide: Freeze, useValue: { ask: (...asked: unknown[]) => Promise.resolve(this.told.push(asked) > 0) } },
        { provide: SaveSearch, useValue: { ask: (query: unknown) => Promise.resolve(this.told.push(query)) } },
        { provide: MatSnackBar, useValue: { open: (words: string) => this.told.push(words) } },
        { provide: MediaStore, useValue: { publicUrl: () => '' } },
        {
          provide: Session,
          useValue: {
            user: () => this.user,
            isSignedIn: () => this.user !== undefined,
            can: () => this.user !== undefined,
          },
        },
      ],
    });
    const harness = await RouterTestingHarness.create(address);
    // Answers, then what is asked because of them.
    const settle = async (): Promise<void> => {
      for (let turn = 0; turn < 3; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve));
        await harness.fixture.whenStable();
      }
    };
    await settle();
    return { element: harness.fixture.nativeElement as HTMLElement, settle };
  }
}

export const textOf = (element: Element | null | undefined): string =>
  (element?.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

export const buttonNamed = (element: HTMLElement, words: string | RegExp): HTMLButtonElement | undefined =>
  [...element.querySelectorAll('button')].find((one) =>
    typeof words === 'string' ? textOf(one).includes(words) : words.test(textOf(one)),
  );
