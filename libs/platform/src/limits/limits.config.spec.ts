import { limitsConfig } from './limits.config.js';

describe('the budgets', () => {
  it('let a signed-in contributor upload thousands of files a minute', () => {
    expect(limitsConfig({}).budgets.upload.caller?.points).toBeGreaterThan(1_000);
  });

  it('are changed by a setting, one by one', () => {
    const { budgets } = limitsConfig({ RATE_LIMITS: 'login.address=100/30, search.caller=7/1' });

    expect(budgets.login).toMatchObject({ address: { points: 100, seconds: 30 }, account: { points: 60 } });
    expect(budgets.search.caller).toEqual({ points: 7, seconds: 1 });
  });

  it.each([
    'login=1/1',
    'nothing.caller=1/1',
    'search.account=1/1',
    'search.caller=0/1',
    'search.caller=1',
    'toString.caller=1/1',
  ])('refuse %s', (RATE_LIMITS) => {
    expect(() => limitsConfig({ RATE_LIMITS })).toThrow(/RATE_LIMITS has/);
  });
});
