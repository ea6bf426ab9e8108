import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { Router, provideRouter } from '@angular/router';
import { jest } from '@jest/globals';

import { Session } from '../../shared/data-session/session.js';
import type { EscalatedCase, EscalatedQuery } from '../data/escalated.js';
import { EscalatedClient } from '../data/escalated-client.js';
import { ModerationClient } from '../data/moderation-client.js';
import { rememberedHeld } from '../feature-queue/remembered-cases.js';
import { FakeModerationClient } from '../testing.js';
import EscalatedPage from './escalated-page.js';

const COW: EscalatedCase = {
  ...{ itemId: 'item-cow', queue: 'reports', queueTitle: 'Reports', subjectType: 'content', subjectId: 'c' },
  ...{ contentId: 'c', priority: 1, openedAt: '2026-02-27T09:00:00Z' },
  ...{ name: 'cow.jpg', thumbhash: null, severity: 3, dueAt: '2026-03-01T10:00:00Z', isOverdue: true },
  ...{ escalatedAt: '2026-02-27T10:00:00Z', why: 'passed_on', by: { id: 'm', name: 'Mina' }, note: 'A child?' },
  ...{ heldBy: null, isMine: false },
};

describe('the page of escalated cases', () => {
  let cases: FakeModerationClient;
  let asked: EscalatedQuery[];

  beforeEach(() => {
    sessionStorage.clear();
    cases = new FakeModerationClient([]);
    asked = [];
  });

  async function given(items: readonly EscalatedCase[], over: { mayTake?: boolean; why?: string } = {}) {
    const client: Pick<EscalatedClient, keyof EscalatedClient> = {
      list: (query) => {
        asked.push(query);
        return Promise.resolve({ items, nextCursor: null });
      },
      people: () => Promise.resolve([{ id: 'm', name: 'Mina', count: 2 }]),
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: EscalatedClient, useValue: client },
        { provide: ModerationClient, useValue: cases },
        { provide: Session, useValue: { can: () => over.mayTake ?? true } },
      ],
    });
    const going = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    const fixture = TestBed.createComponent(EscalatedPage);
    fixture.componentRef.setInput('why', over.why);
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const element = fixture.nativeElement as HTMLElement;
    return {
      going,
      text: () => element.textContent?.replaceAll(/\s+/g, ' ') ?? '',
      buttons: (text: RegExp) => loader.getAllHarnesses(MatButtonHarness.with({ text })),
      press: async (text: RegExp) => {
        await (await loader.getHarness(MatButtonHarness.with({ text }))).click();
        await fixture.whenStable();
      },
    };
  }

  it('says what waits, who passed it on and why', async () => {
    const page = await given([COW]);

    for (const words of ['cow.jpg', 'Reports · severity 3', 'Mina passed it on:', 'A child?', 'Overdue for'])
      expect(page.text()).toContain(words);
  });

  it('takes this very case, and has it in front where it is judged', async () => {
    const page = await given([COW]);

    await page.press(/Take it/);

    expect(cases.claimed).toEqual(['item-cow']);
    expect(rememberedHeld().map(({ id }) => id)).toEqual(['item-cow']);
    expect(page.going).toHaveBeenCalledWith(['/moderation', 'pending']);
  });

  it('goes on with what is mine already', async () => {
    const page = await given([{ ...COW, heldBy: { id: 'me', name: 'Me' }, isMine: true }]);

    await page.press(/Go on with it/);

    expect(cases.takenOver).toEqual(['item-cow']);
  });

  it('says who was faster, and looks again', async () => {
    cases.refuseNext = new HttpErrorResponse({
      status: 409,
      error: { code: 'moderation.item_taken', title: 'Somebody else has it.', status: 409 },
    });
    const page = await given([COW]);

    await page.press(/Take it/);

    expect(page.text()).toContain('Somebody else has it.');
    expect(asked).toHaveLength(2);
    expect(rememberedHeld()).toEqual([]);
  });

  it('offers nothing to take to who may not, or what somebody has', async () => {
    const page = await given([{ ...COW, heldBy: { id: 'o', name: 'Otto' } }, COW], { mayTake: false });

    expect(page.text()).toContain('Otto has it');
    expect(await page.buttons(/Take it/)).toEqual([]);
  });

  it('filters by what the address says, and says so when nothing fits', async () => {
    const page = await given([], { why: 'dispute' });

    expect(asked).toEqual([{ queue: undefined, by: undefined, why: 'dispute', minHours: undefined }]);
    expect(page.text()).toContain('Nothing like this is escalated');
  });
});
