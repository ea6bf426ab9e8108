import { TestBed } from '@angular/core/testing';

import { PasswordJudge } from './password-judge.js';

describe('the judge of passwords', () => {
  const engine = () => TestBed.inject(PasswordJudge).load();

  it('tells good from bad, and one’s own words from others', async () => {
    const { scoreOf } = await engine();

    expect(scoreOf('password1234', [])).toBeLessThan(2);
    expect(scoreOf('seven quiet lanterns', [])).toBe(4);
    expect(scoreOf('hippogriffon', ['hippogriffon'])).toBeLessThan(scoreOf('hippogriffon', []));
  });

  it('knows what the server’s list knows', async () => {
    const { isLeaked } = await engine();

    expect(isLeaked('needforspeed')).toBe(true);
    expect(isLeaked('seven quiet lanterns')).toBe(false);
  });

  it('judges the longest input in no time', async () => {
    const { scoreOf } = await engine();
    const before = performance.now();
    scoreOf('0123456789abcdef'.repeat(16), []);

    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
