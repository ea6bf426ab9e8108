import { HttpErrorResponse } from '@angular/common/http';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { CAREFUL, type ModeratorSettings } from '../data/moderator.js';
import { ModeratorClient } from '../data/moderator-client.js';
import WellbeingPage from './wellbeing-page.js';

describe('what a moderator sees, and how much', () => {
  let kept: ModeratorSettings[];
  let refusal: unknown;
  let fixture: ComponentFixture<WellbeingPage>;
  let page: HTMLElement;

  beforeEach(async () => {
    kept = [];
    refusal = undefined;
    const today = { score: 6_000, limit: 7_200, isNear: true, isOver: false };
    const client = {
      settings: () => Promise.resolve(CAREFUL),
      change: (settings: ModeratorSettings) => {
        if (refusal) return new Promise<never>((_resolve, reject) => setTimeout(() => reject(refusal), 20));
        kept.push(settings);
        return Promise.resolve(settings);
      },
      exposure: () => Promise.resolve({ today, days: [{ day: '2026-03-01', score: 6_000, seconds: 750, cases: 12 }] }),
    };
    TestBed.configureTestingModule({
      providers: [provideRouter([]), { provide: ModeratorClient, useValue: client }],
    });
    fixture = TestBed.createComponent(WellbeingPage);
    await fixture.whenStable();
    page = fixture.nativeElement as HTMLElement;
  });

  const field = (label: RegExp): HTMLInputElement => {
    const found = [...page.querySelectorAll('label')].find(({ textContent }) => label.test(textContent ?? ''));
    const input = found?.querySelector('input');
    if (!input) throw new Error(`There is no field ${label}.`);
    return input;
  };
  const change = async (input: HTMLInputElement, how: (input: HTMLInputElement) => void): Promise<void> => {
    how(input);
    input.dispatchEvent(new Event('change'));
    await fixture.whenStable();
  };

  it('tells where one stands, and that calmer work comes', () => {
    expect(page.textContent).toContain('1 h 40 min of 2 h');
    expect(page.textContent).toContain('calmest cases first');
    expect(page.querySelector('tbody')?.textContent).toContain('2026-03-01');
  });

  it('keeps each change at once', async () => {
    await change(field(/Without colour/), (input) => (input.checked = false));
    await change(field(/while I hold/), (input) => (input.checked = true));
    await change(field(/break after/), (input) => (input.value = '60'));
    await change(field(/Nudity/), (input) => (input.checked = true));

    expect(kept.at(-1)).toEqual({ blurPx: 38, isGrey: false, reveal: 'hold', dailyLimit: 3_600, optedOut: ['nsfw'] });
  });

  it('is as it was when a change is refused, and says so', async () => {
    refusal = new HttpErrorResponse({ status: 0 });

    await change(field(/Without colour/), (input) => (input.checked = false));
    await new Promise((resolve) => setTimeout(resolve, 60));
    await fixture.whenStable();

    expect(page.querySelector('odr-problem')).not.toBeNull();
    expect(field(/Without colour/).checked).toBe(true);
  });
});
