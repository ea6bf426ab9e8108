import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';

import { ProviderClient } from '../data/provider-client.js';
import { ProviderChoice } from './provider-choice.js';
import { ProviderChoiceHarness } from './provider-choice.harness.js';

const GITHUB = { name: 'github', label: 'GitHub', startUrl: 'https://data.example.org/github/start' };

describe('other ways to sign in', () => {
  async function choice(providers: () => Promise<unknown>, path?: string): Promise<ProviderChoiceHarness> {
    TestBed.configureTestingModule({ providers: [{ provide: ProviderClient, useValue: { providers } }] });
    const fixture = TestBed.createComponent(ProviderChoice);
    fixture.componentRef.setInput('return', path);
    await fixture.whenStable();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, ProviderChoiceHarness);
  }

  it('are those that are set up, and come back to where one was', async () => {
    const shown = await choice(() => Promise.resolve([GITHUB]), '/contribute');

    expect(await shown.choices()).toEqual({
      'Continue with GitHub': 'https://data.example.org/github/start?returnTo=%2Fcontribute',
    });
  });

  it.each(['//evil.example', 'https://evil.example', undefined])('do not come back to %s', async (path) => {
    const shown = await choice(() => Promise.resolve([GITHUB]), path);

    expect(await shown.choices()).toEqual({
      'Continue with GitHub': 'https://data.example.org/github/start?returnTo=%2Fbrowse',
    });
  });

  it('are not there where none is set up, or where nobody answers', async () => {
    expect(await (await choice(() => Promise.resolve([]))).text()).toBe('');
    TestBed.resetTestingModule();
    expect(await (await choice(() => Promise.reject(new Error('offline')))).text()).toBe('');
  });
});
