import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { jest } from '@jest/globals';

import { WorkSpell } from '../feature-queue/work-spell.js';
import BreakPage from './break-page.js';

describe('a break', () => {
  beforeEach(() => {
    jest.useFakeTimers({ advanceTimers: true });
  });
  afterEach(() => {
    TestBed.resetTestingModule();
    jest.useRealTimers();
  });

  it('leads back to the queue that was left, and says when it was long enough', async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const spell = TestBed.inject(WorkSpell);
    spell.worked(Date.now() - 60 * 60_000);
    const fixture = TestBed.createComponent(BreakPage);
    fixture.componentRef.setInput('from', 'reports');
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;

    expect(page.querySelector('a')?.getAttribute('href')).toBe('/moderation/reports');
    expect(page.textContent).toContain('About five minutes help');

    await jest.advanceTimersByTimeAsync(330_000);
    await fixture.whenStable();
    expect(page.textContent).toContain('5 min');
    expect(page.textContent).toContain('long enough to have helped');
    spell.worked();
    expect(spell.isLong()).toBe(false);
  });
});
