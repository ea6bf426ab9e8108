import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import { Session } from '../../shared/data-session/session.js';
import type { Hold, Skip } from '../data/hold.js';
import { HoldClient } from '../data/hold-client.js';
import HoldsPage from './holds-page.js';

const HOLD: Hold = {
  ...{ itemId: 'c1', queue: 'pending', kind: 'hold', reason: 'Asked the photographer.', name: 'heron.jpg' },
  ...{ severity: 2, dueAt: '2026-03-01T10:00:00Z', since: '2026-03-01T09:00:00Z', until: '2036-03-02T10:00:00Z' },
  holder: { id: 'mina', name: 'Mina' },
};
const SKIP: Skip = {
  ...{ itemId: 'c2', queue: 'reports', name: null, isOpen: true, reason: 'language', note: 'Finnish' },
  ...{ at: '2026-03-01T10:00:00Z', moderator: { id: 'noah', name: 'Noah' } },
};

describe('what is held and passed on', () => {
  async function given(over: { holds?: readonly Hold[]; skips?: readonly Skip[]; refusal?: unknown } = {}) {
    const told: unknown[] = [];
    let holds = over.holds ?? [HOLD];
    const tell =
      (what: string) =>
      (...said: unknown[]) => {
        if (over.refusal) return Promise.reject(over.refusal as Error);
        told.push([what, ...said]);
        holds = [];
        return Promise.resolve();
      };
    const client: Partial<Record<keyof HoldClient, unknown>> = {
      holds: () => Promise.resolve(holds),
      skips: () => Promise.resolve({ items: over.skips ?? [SKIP], nextCursor: null }),
      colleagues: () =>
        Promise.resolve([
          { id: 'mina', name: 'Mina' },
          { id: 'noah', name: 'Noah' },
        ]),
      release: tell('release'),
      handOver: tell('handOver'),
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        { provide: HoldClient, useValue: client },
        { provide: Session, useValue: { user: signal({ id: 'ada', name: 'Ada' }) } },
      ],
    });
    const fixture = TestBed.createComponent(HoldsPage);
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const element = fixture.nativeElement as HTMLElement;
    return {
      told,
      text: () => element.textContent.replaceAll(/\s+/g, ' '),
      options: () => [...element.querySelectorAll('option')].map(({ textContent }) => textContent.trim()),
      press: async (text: string) => (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
      choose: async (value: string) => {
        const select = element.querySelector('select');
        if (!select) throw new Error('There is no choice.');
        select.value = value;
        select.dispatchEvent(new Event('change'));
        await fixture.whenStable();
      },
    };
  }

  it('says who keeps what since when, why, and that it is overdue', async () => {
    const page = await given();

    expect(page.text()).toContain('Mina keeps it. Began');
    expect(page.text()).toContain('Asked the photographer.');
    expect(page.text()).toContain('Overdue: it was due');
    expect(page.text()).toContain('Noah A language they do not read “Finnish”');
  });

  it('is released, which is said', async () => {
    const page = await given();
    await page.press('Release');

    expect(page.told).toEqual([['release', 'c1']]);
    expect(page.text()).toContain('Released: heron.jpg.');
    expect(page.text()).toContain('Nobody keeps a case');
  });

  it('is given to anybody there but who has it', async () => {
    const page = await given();
    await page.press('Hand over…');
    expect(page.options()).toEqual(['Choose somebody', 'Ada (you)', 'Noah']);
    await page.press('Hand over');
    expect(page.told).toEqual([]);

    await page.choose('noah');
    await page.press('Hand over');

    expect(page.told).toEqual([['handOver', 'c1', 'noah']]);
  });

  it('says so when somebody has decided it meanwhile', async () => {
    const refusal = new HttpErrorResponse({ status: 409, error: { title: 'Nobody keeps this case any more.' } });
    const page = await given({ refusal });
    await page.press('Release');

    expect(page.text()).toContain('Nobody keeps this case any more.');
  });

  it('says what stands here while nothing does', async () => {
    const page = await given({ holds: [], skips: [] });

    expect(page.text()).toContain('Nobody keeps a case');
    expect(page.text()).toContain('Nobody has passed a case on');
  });
});
