import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';

import type { Reporter } from '../data/reporter.js';
import { ReporterClient } from '../data/reporter-client.js';
import ReporterPage from './reporter-page.js';

const RITA: Reporter = {
  ...{ userId: 'rita', name: 'Rita', isMutedByMe: false, isTrusted: false },
  ...{ filed: 12, agreed: 8, disagreed: 2, weight: 13, mute: null },
};
const MUTED: Reporter = {
  ...RITA,
  mute: {
    ...{ since: '2026-03-01T10:00:00Z', until: null, note: 'Forty in a row.' },
    appeal: { text: 'I mean well.', filedAt: '2026-03-02T10:00:00Z', outcome: null },
  },
};

describe('a reporter', () => {
  async function given(reporter = RITA) {
    const told: unknown[] = [];
    const tell =
      (what: string, answer: Reporter) =>
      (...said: unknown[]) => {
        told.push([what, ...said]);
        return Promise.resolve(answer);
      };
    const report = { id: 'r1', subjectType: 'content', subjectId: 'c1', reason: 'copyright', description: 'Mine!' };
    const outcome = { state: 'resolved', outcome: 'actioned', publicNote: null };
    const client: Partial<Record<keyof ReporterClient, unknown>> = {
      get: () => Promise.resolve(reporter),
      reports: () =>
        Promise.resolve({
          items: [{ ...report, ...outcome, createdAt: '2026-03-01T10:00:00Z', closedAt: null }],
          nextCursor: null,
        }),
      trust: tell('trust', { ...RITA, isTrusted: true, weight: 33 }),
      mute: tell('mute', MUTED),
      unmute: tell('unmute', RITA),
      answer: tell('answer', RITA),
    };
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: ReporterClient, useValue: client }] });
    const fixture = TestBed.createComponent(ReporterPage);
    fixture.componentRef.setInput('id', 'rita');
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const element = fixture.nativeElement as HTMLElement;
    return {
      told,
      text: () => element.textContent.replaceAll(/\s+/g, ' '),
      buttons: (text: string) => loader.getAllHarnesses(MatButtonHarness.with({ text })),
      press: async (text: string) => (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
      write: async (value: string) => {
        const box = element.querySelector('textarea');
        if (!box) throw new Error('There is nowhere to write.');
        box.value = value;
        box.dispatchEvent(new Event('input'));
        await fixture.whenStable();
      },
    };
  }

  it('shows how often they were right, and what they reported', async () => {
    const page = await given();

    expect(page.text()).toContain('80 % of 10');
    expect(page.text()).toContain('Mine!');
    expect(page.text()).toContain('Taken from public view');
  });

  it('is trusted', async () => {
    const page = await given();
    await page.press('Trust');

    expect(page.told).toEqual([['trust', 'rita', true]]);
    expect(page.text()).toContain('Trusted: each report weighs as much as three');
  });

  it('is muted with words only', async () => {
    const page = await given();
    await page.press('Mute');
    await page.press('Mute them');
    expect(page.told).toEqual([]);

    await page.write('Forty in a row.');
    await page.press('Mute them');

    expect(page.told).toEqual([['mute', 'rita', { days: 30, note: 'Forty in a row.' }]]);
    expect(page.text()).toContain('Muted without an end');
  });

  it('is answered by others than who muted them', async () => {
    const others = await given(MUTED);
    await others.press('It stays');
    expect(others.told).toEqual([['answer', 'rita', 'upheld']]);

    TestBed.resetTestingModule();
    const own = await given({ ...MUTED, isMutedByMe: true });
    expect(await own.buttons('It stays')).toEqual([]);
    await own.press('Hear them again');
    expect(own.told).toEqual([['answer', 'rita', 'lifted']]);
  });
});
