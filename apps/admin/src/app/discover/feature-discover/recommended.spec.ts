import { TestBed } from '@angular/core/testing';
import { MatSnackBar } from '@angular/material/snack-bar';
import { provideRouter } from '@angular/router';
import { NEVER, of } from 'rxjs';

import type { Content } from '../../shared/data-content/content.js';
import { MediaStore } from '../../shared/data-media/media-store.js';
import { RecommendationClient } from '../data/recommendation-client.js';
import { SECTIONS, type Recommendation } from '../data/recommendation.js';
import { Recommended } from './recommended.js';

const OWL: Recommendation = {
  content: { id: 'c1', name: 'owl.jpg', status: 'available', licenseVerdict: 'open', license: 'CC0-1.0' } as Content,
  relevance: 0.8,
  reasons: [
    { code: 'near_yours', text: 'Like “hawk.jpg”, which you have annotated', of: 'c2' },
    { code: 'no_caption', text: 'Nobody has described it yet' },
  ],
};

describe('a list of recommendations', () => {
  async function list(items: readonly Recommendation[], undoes = false) {
    const told: unknown[] = [];
    const client = {
      list: (...asked: unknown[]) => (
        told.push(asked),
        Promise.resolve({ items, lambda: 0.6, distance: null, candidates: 1 })
      ),
      dismiss: (id: string) => (told.push(`dismiss ${id}`), Promise.resolve()),
      recall: (id: string) => (told.push(`recall ${id}`), Promise.resolve()),
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: RecommendationClient, useValue: client },
        { provide: MediaStore, useValue: { publicUrl: () => '', privateUrl: () => NEVER } },
        { provide: MatSnackBar, useValue: { open: () => ({ onAction: () => (undoes ? of(undefined) : NEVER) }) } },
      ],
    });
    const fixture = TestBed.createComponent(Recommended);
    fixture.componentRef.setInput('section', SECTIONS[0]);
    fixture.componentRef.setInput('lambda', 0.6);
    await fixture.whenStable();
    return { element: fixture.nativeElement as HTMLElement, told, settle: () => fixture.whenStable() };
  }
  const notInterested = (element: HTMLElement): void =>
    [...element.querySelectorAll('button')].find((one) => one.title === 'Not interested')?.click();

  it('says why each picture is there, with a way to what the reason is about', async () => {
    const { element, told } = await list([OWL]);

    expect(told).toEqual([['you', 0.6, undefined]]);
    expect(element.querySelector('.why a')?.getAttribute('href')).toBe('/contents/c2');
    expect(element.querySelectorAll('.why li')[1]?.textContent?.trim()).toBe('Nobody has described it yet');
  });

  it('loses what nobody wants to see, and gets it back', async () => {
    const { element, told, settle } = await list([OWL]);
    notInterested(element);
    await settle();

    expect(told).toContain('dismiss c1');
    expect(element.textContent).toContain('Annotate a few pictures');
    TestBed.resetTestingModule();
    const undone = await list([OWL], true);
    notInterested(undone.element);
    await undone.settle();
    await undone.settle();
    expect(undone.told).toContain('recall c1');
  });
});
