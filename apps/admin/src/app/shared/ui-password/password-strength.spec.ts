import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed } from '@angular/core/testing';

import { type PasswordEngine, PasswordJudge } from '../data-password/password-judge.js';
import { PasswordStrength } from './password-strength.js';
import { PasswordStrengthHarness } from './password-strength.harness.js';

describe('the strength of a password', () => {
  const ENGINE: PasswordEngine = { scoreOf: () => 4, isLeaked: (word) => word === 'needforspeed' };

  async function typing(password: string, load = () => Promise.resolve(ENGINE)): Promise<PasswordStrengthHarness> {
    TestBed.configureTestingModule({ providers: [{ provide: PasswordJudge, useValue: { load } }] });
    const fixture = TestBed.createComponent(PasswordStrength);
    fixture.componentRef.setInput('password', password);
    fixture.componentRef.setInput('identity', ['ada.lovelace@example.org', 'Ada Lovelace']);
    await fixture.whenStable();
    return TestbedHarnessEnvironment.harnessForFixture(fixture, PasswordStrengthHarness);
  }

  it('says nothing before the first character, and fetches nothing', async () => {
    const strength = await typing('', () => Promise.reject(new Error('must not be asked for')));

    expect(await strength.word()).toBe('');
    expect(await strength.rules('open')).toHaveLength(4);
  });

  it('shows every rule as met for a good one', async () => {
    const strength = await typing('seven quiet lanterns');

    expect(await strength.rules('met')).toHaveLength(4);
    expect(await strength.word()).toBe('Very strong');
    expect(await strength.score()).toBe(4);
  });

  it('does not call a short one wrong while it grows', async () => {
    const strength = await typing('seven');

    expect(await strength.rules('open')).toContain('At least 12 characters');
    expect(await strength.rules('broken')).toEqual([]);
  });

  it.each([
    ['needforspeed', 'Not a word or password that many people use'],
    ['Ada-Lovelace-1', 'Not your name or e-mail address'],
    ['abababababab', 'Not a few repeated characters, not a row such as 1234'],
  ])('names the rule that %s breaks, and never praises it', async (password, rule) => {
    const strength = await typing(password);

    expect(await strength.rules('broken')).toEqual([rule]);
    expect(await strength.word()).toBe('Easy to guess');
  });

  it('shows what it can when the list cannot be fetched', async () => {
    const strength = await typing('needforspeed', () => Promise.reject(new Error('offline')));

    expect(await strength.rules('open')).toEqual(['Not a word or password that many people use']);
    expect(await strength.rules('met')).toHaveLength(3);
    expect(await strength.word()).toBe('');
  });
});
