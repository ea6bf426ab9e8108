import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatCheckboxHarness } from '@angular/material/checkbox/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';

import type { Agreement } from '../../shared/data-agreements/agreement.js';
import { AgreementClient } from '../../shared/data-agreements/data/agreement-client.js';
import TermsPage from './terms-page.js';

const agreement = (over: Partial<Agreement>): Agreement => ({
  kind: 'dco',
  name: 'Developer Certificate of Origin',
  version: '1.1',
  text: 'one\ntwo',
  sha256: 'ab',
  publishedAt: '2026-03-01T10:00:00Z',
  accepted: false,
  acceptedBefore: null,
  ...over,
});

describe('accepting what is in force', () => {
  async function given(items: Agreement[], refusal?: unknown) {
    const accepted: string[] = [];
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        {
          provide: AgreementClient,
          useValue: {
            inForce: () => Promise.resolve(items),
            text: () => Promise.resolve({ text: 'one\nold' }),
            accept: ({ kind, version }: Agreement) => {
              if (refusal) return Promise.reject(refusal as Error);
              accepted.push(`${kind} ${version}`);
              return Promise.resolve();
            },
          },
        },
      ],
    });
    const navigated: string[] = [];
    TestBed.inject(Router).navigateByUrl = (url) => Promise.resolve(navigated.push(String(url)) > 0);
    const fixture = TestBed.createComponent(TermsPage);
    await fixture.whenStable();
    const loader = TestbedHarnessEnvironment.loader(fixture);
    return {
      accepted,
      navigated,
      text: () => (fixture.nativeElement as HTMLElement).textContent,
      boxes: () => loader.getAllHarnesses(MatCheckboxHarness),
      button: () => loader.getHarness(MatButtonHarness.with({ text: /Accept/ })),
    };
  }

  it('takes a tick for each text before it lets one go on', async () => {
    const page = await given([
      agreement({}),
      agreement({ kind: 'contribution_terms', name: 'Contribution terms', version: '3' }),
    ]);
    const [first, second] = await page.boxes();
    await first?.check();
    expect(await (await page.button()).isDisabled()).toBe(true);
    await second?.check();
    await (await page.button()).click();

    expect(page.accepted).toEqual(['dco 1.1', 'contribution_terms 3']);
    expect(page.navigated).toEqual(['/contribute/upload']);
  });

  it('marks what has changed since the version accepted before', async () => {
    const page = await given([agreement({ version: '2.0', acceptedBefore: '1.1' })]);

    expect(page.text()).toContain('Added: two');
    expect(page.text()).toContain('Removed: old');
  });

  it('asks for nothing that is accepted', async () => {
    const page = await given([agreement({ accepted: true })]);

    expect(page.text()).toContain('You have accepted this version');
    expect(await page.boxes()).toEqual([]);
  });

  it('shows the texts again when a newer one came meanwhile', async () => {
    const outdated = new HttpErrorResponse({ status: 409, error: { code: 'auth.dco_outdated', title: 'Newer.' } });
    const page = await given([agreement({})], outdated);
    await (await page.boxes())[0]?.check();
    await (await page.button()).click();

    expect(page.text()).toContain('Newer.');
    expect(await (await page.boxes())[0]?.isChecked()).toBe(false);
    expect(page.navigated).toEqual([]);
  });
});
