import { TestBed } from '@angular/core/testing';

import { correctionWords, ratingOf, summaryWords } from './rating-words.js';
import { RatingField } from './rating.js';

const SUMMARY = {
  ratings: 3,
  overallRating: 7.33,
  correctedRating: 6.9,
  correction: { habit: 0.6, level: 5.2, weight: 0.08 },
  spread: 1.53,
  byRating: [0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 0] as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ],
};

describe('a rating', () => {
  async function field(
    mine: number | null,
    whyNot = '',
    isPending = false,
  ): Promise<{ element: HTMLElement; rated: unknown[] }> {
    const fixture = TestBed.createComponent(RatingField);
    fixture.componentRef.setInput('mine', mine);
    fixture.componentRef.setInput('summary', SUMMARY);
    fixture.componentRef.setInput('whyNot', whyNot);
    fixture.componentRef.setInput('isPending', isPending);
    const rated: unknown[] = [];
    fixture.componentInstance.rate.subscribe((rating) => rated.push(rating));
    await fixture.whenStable();
    return { element: fixture.nativeElement as HTMLElement, rated };
  }
  const press = (element: HTMLElement, key: string): void => {
    element.querySelector('fieldset')?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
  };

  it('is eleven radio buttons of one group, named and with one’s own checked', async () => {
    const { element } = await field(7);
    const radios = [...element.querySelectorAll<HTMLInputElement>('input[type=radio]')];

    expect(radios).toHaveLength(11);
    expect(new Set(radios.map(({ name }) => name)).size).toBe(1);
    expect(radios.filter(({ checked }) => checked).map(({ value }) => value)).toEqual(['7']);
    expect(element.querySelector('legend')?.textContent).toContain('How good');
  });

  it('is given by digits, + for ten, and taken back with Backspace', async () => {
    const { element, rated } = await field(7);

    for (const key of ['0', '9', '+', 'Backspace', '7', 'x']) press(element, key);

    expect(rated).toEqual([0, 9, 10, null]);
  });

  it('is given by mouse', async () => {
    const { element, rated } = await field(null);

    element.querySelectorAll<HTMLInputElement>('input[type=radio]')[4]?.click();

    expect(rated).toEqual([4]);
    expect(element.querySelector('.clear')).toBeNull();
  });

  it('shows what others think only after one’s own vote', async () => {
    expect((await field(null)).element.querySelector('.others')).toBeNull();
    TestBed.resetTestingModule();
    const { element } = await field(6);
    expect(element.querySelector('.others')?.textContent).toContain('Mean 7.3 of 3 ratings, spread ±1.5.');
    expect(element.querySelector('.why')?.textContent).toBe('Corrected: 6.9');
  });

  it('says why the corrected rating differs, and nothing where nothing is corrected', () => {
    expect(correctionWords(7, SUMMARY)?.why).toBe(
      'Those who rated it give 0.6 more than others do; that is taken off. There are few ratings, so 8 % of it is the mean of all annotations, 5.2.',
    );
    expect(correctionWords(7, { ...SUMMARY, correction: null })).toBeUndefined();
    expect(correctionWords(7, { ...SUMMARY, correctedRating: 7.31 })).toBeUndefined();
    expect(correctionWords(null, SUMMARY)).toBeUndefined();
  });

  it('says why one cannot rate', async () => {
    const { element, rated } = await field(null, 'You wrote this annotation.');

    press(element, '5');

    expect(rated).toEqual([]);
    expect(element.querySelector<HTMLFieldSetElement>('fieldset')?.disabled).toBe(true);
    expect(element.textContent).toContain('You wrote this annotation.');
  });

  it('keeps the keyboard where it is while a rating is being kept, and takes no other', async () => {
    const { element, rated } = await field(6, '', true);

    press(element, '5');
    const another = element.querySelectorAll<HTMLInputElement>('input[type=radio]')[3];
    another?.click();

    expect(rated).toEqual([]);
    expect(element.querySelector<HTMLFieldSetElement>('fieldset')?.disabled).toBe(false);
    expect(another?.checked).toBe(false);
  });

  it('knows no other keys, and has nothing to say of no ratings', () => {
    expect([ratingOf('a'), ratingOf('10'), ratingOf('Delete'), ratingOf('Enter')]).toEqual([
      undefined,
      undefined,
      null,
      undefined,
    ]);
    expect(summaryWords(null, SUMMARY)).toBe('');
    expect(summaryWords(5, { ...SUMMARY, ratings: 1, overallRating: 5, spread: null, correctedRating: null })).toBe(
      'Mean 5.0 of 1 rating.',
    );
  });
});
