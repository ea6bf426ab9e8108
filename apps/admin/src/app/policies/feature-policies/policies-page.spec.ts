import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { TestBed } from '@angular/core/testing';

import { Session } from '../../shared/data-session/session.js';
import type { Policy } from '../data/policy.js';
import { PolicyClient } from '../data/policy-client.js';
import PoliciesPage from './policies-page.js';

const FACES: Policy = {
  ...{ code: 'privacy.faces', version: 2, title: 'Faces', text: 'Nobody who can be recognised.', ground: 'privacy' },
  ...{ severity: 2, requiredReviews: 1, isActive: true, madeAt: '2026-03-01T10:00:00Z' },
};

describe('policies', () => {
  async function given({ mayWrite = true, refusal }: { mayWrite?: boolean; refusal?: unknown } = {}) {
    const sent: unknown[] = [];
    const take = (...what: unknown[]) => {
      if (refusal) return Promise.reject(refusal as Error);
      sent.push(what);
      return Promise.resolve(FACES);
    };
    TestBed.configureTestingModule({
      providers: [
        { provide: Session, useValue: { can: () => mayWrite } },
        {
          provide: PolicyClient,
          useValue: { list: () => Promise.resolve([FACES]), create: take, change: take },
        },
      ],
    });
    const fixture = TestBed.createComponent(PoliciesPage);
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    const element = fixture.nativeElement as HTMLElement;
    return {
      sent,
      text: () => element.textContent.replaceAll(/\s+/g, ' '),
      buttons: () => loader.getAllHarnesses(MatButtonHarness),
      press: async (text: RegExp) => (await loader.getHarness(MatButtonHarness.with({ text }))).click(),
      write: async (selector: string, value: string) => {
        const field = element.querySelector<HTMLInputElement>(selector);
        if (!field) throw new Error(`There is no ${selector}.`);
        field.value = value;
        field.dispatchEvent(new Event('input'));
        await fixture.whenStable();
      },
    };
  }

  it('can be read by everyone', async () => {
    const page = await given({ mayWrite: false });

    expect(page.text()).toContain('privacy.faces, version 2');
    expect(page.text()).toContain('Rests on: Privacy. Severity: Considerable.');
    expect(await page.buttons()).toEqual([]);
  });

  it('are written over as a new version', async () => {
    const page = await given();
    await page.press(/Edit/);
    await page.write('textarea', 'Nobody who did not agree.');
    await page.press(/new version/);

    expect(page.sent).toEqual([
      [FACES, expect.objectContaining({ text: 'Nobody who did not agree.', ground: 'privacy', severity: 2 })],
    ]);
  });

  it('are made with a code that decisions can name', async () => {
    const page = await given();
    await page.press(/New policy/);
    await page.write('input[placeholder]', 'No code');
    await page.write('input:not([placeholder])', 'Maps');
    await page.write('textarea', 'Maps belong elsewhere.');
    await page.press(/Put it in force/);
    expect(page.sent).toEqual([]);

    await page.write('input[placeholder]', 'terms.maps');
    await page.press(/Put it in force/);
    expect(page.sent).toMatchObject([[{ code: 'terms.maps', title: 'Maps', requiredReviews: 1 }]]);
  });

  it('say so when somebody else was faster', async () => {
    const page = await given({
      refusal: new HttpErrorResponse({
        status: 412,
        error: { code: 'request.precondition_failed', title: 'It has changed.' },
      }),
    });
    await page.press(/Retire/);

    expect(page.text()).toContain('Nothing was changed.');
  });
});
