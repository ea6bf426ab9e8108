import { TestBed } from '@angular/core/testing';

import { RatingClient } from '../data-rating/data/rating-client.js';
import { Session } from '../data-session/session.js';
import { RateAnnotation } from './rate-annotation.js';

const summary = (rating: number | null) => ({
  ratings: rating === null ? 1 : 2,
  overallRating: 8,
  correctedRating: 7.5,
  correction: { habit: 0.5, level: 6, weight: 0 },
  spread: null,
  byRating: Array.from({ length: 11 }, () => 0),
  mine: rating === null ? null : { rating, version: 1, isOutdated: true },
});

describe('rating an annotation', () => {
  async function shown(user: string | undefined, { fails = false } = {}) {
    const told: unknown[] = [];
    TestBed.configureTestingModule({
      providers: [
        { provide: Session, useValue: { user: () => user && { id: user }, can: () => user !== undefined } },
        {
          provide: RatingClient,
          useValue: {
            summary: () => Promise.resolve(summary(null)),
            rate: (id: string, rating: number | null) => {
              told.push([id, rating]);
              return fails ? Promise.reject(new Error('away')) : Promise.resolve(summary(rating));
            },
          },
        },
      ],
    });
    const fixture = TestBed.createComponent(RateAnnotation);
    fixture.componentRef.setInput('annotationId', 'a1');
    fixture.componentRef.setInput('writtenBy', ['ada']);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    return {
      element,
      told,
      choose: async (rating: number) => {
        element.querySelectorAll<HTMLInputElement>('input[type=radio]')[rating]?.click();
        await fixture.whenStable();
      },
    };
  }

  it('sends what was chosen and then shows what others think', async () => {
    const { element, told, choose } = await shown('ben');
    expect(element.textContent).not.toContain('Mean');

    await choose(7);

    expect(told).toEqual([['a1', 7]]);
    expect(element.textContent).toContain('Mean 8.0 of 2 ratings');
    expect(element.textContent).toContain('You rated version 1; it has changed since.');
  });

  it('is not for its author, nor for those who have not signed in', async () => {
    expect((await shown('ada')).element.textContent).toContain('Others rate it.');
    TestBed.resetTestingModule();
    expect((await shown(undefined)).element.textContent).toContain('Sign in to rate annotations.');
  });

  it('says when the rating was not kept', async () => {
    const { element, choose } = await shown('ben', { fails: true });
    await choose(3);
    expect(element.textContent).toContain('Your rating is as it was.');
  });
});
