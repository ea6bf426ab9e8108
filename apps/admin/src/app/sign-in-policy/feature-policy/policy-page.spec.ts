import { HttpErrorResponse } from '@angular/common/http';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Role } from '@odr/contracts';

import type { Policy } from '../data/policy.js';
import { PolicyClient } from '../data/policy-client.js';
import PolicyPage from './policy-page.js';
import { PolicyPageHarness } from './policy-page.harness.js';

const POLICY: Policy = {
  secondFactorRequiredFor: ['admin'],
  enrolment: [
    { role: 'contributor', people: 20, enrolled: 0 },
    { role: 'moderator', people: 3, enrolled: 1 },
    { role: 'admin', people: 1, enrolled: 1 },
  ],
  version: 4,
  updatedAt: '2026-11-20T10:00:00Z',
};

describe('the page that says who needs a second factor', () => {
  const asked: unknown[][] = [];
  let loads = 0;

  async function page({
    haveOne = true,
    refusal,
  }: { haveOne?: boolean; refusal?: object } = {}): Promise<PolicyPageHarness> {
    const requireSecondFactorFor = (roles: readonly Role[], { version }: Policy): Promise<Policy> => {
      asked.push([roles, version]);
      return refusal
        ? Promise.reject(new HttpErrorResponse({ ...refusal, error: { title: 'No', ...refusal } }))
        : Promise.resolve({ ...POLICY, secondFactorRequiredFor: roles, version: version + 1 });
    };
    const get = (): Promise<Policy> => {
      loads += 1;
      return Promise.resolve({ ...POLICY, secondFactorRequiredFor: [...POLICY.secondFactorRequiredFor] });
    };
    TestBed.configureTestingModule({
      providers: [
        provideRouter([]),
        {
          provide: PolicyClient,
          useValue: { get, requireSecondFactorFor, haveOne: () => Promise.resolve(haveOne) },
        },
      ],
    });
    const fixture = TestBed.createComponent(PolicyPage);
    await fixture.whenStable();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, PolicyPageHarness);
  }

  beforeEach(() => {
    asked.length = 0;
    loads = 0;
  });

  it('shows what stands, with how many have one, and nothing to save', async () => {
    const policy = await page();

    expect(await policy.ticked()).toEqual(['Administrator The only one has one.']);
    expect(await policy.canSave()).toBe(false);
    expect(await policy.note()).toBeUndefined();
  });

  it('says in counts what a change would do, and saves what was seen', async () => {
    const policy = await page();
    await policy.toggle(/^Moderator/);

    expect(await policy.status()).toContain('2 people have to set one up before anything else');
    await policy.save();
    expect(asked).toEqual([[['moderator', 'admin'], 4]]);
    expect(await policy.status()).toContain('Saved.');
    expect(await policy.canSave()).toBe(false);
  });

  it('says that nobody has to do anything when it asks for less', async () => {
    const policy = await page();
    await policy.toggle(/^Administrator/);

    expect(await policy.status()).toContain('Nobody has to do anything');
  });

  it('sends those first to their own account who have none', async () => {
    expect(await (await page({ haveOne: false })).note()).toContain('Set yours up before you ask it of others');
  });

  it('shows how it stands when somebody else was faster', async () => {
    const policy = await page({ refusal: { status: 412, code: 'request.precondition_failed' } });
    await policy.toggle(/^Moderator/);
    await policy.save();

    expect(await policy.problem()).toContain('Below stands how it is now');
    expect(loads).toBe(2);
    expect(await policy.ticked()).toHaveLength(1);
  });
});
