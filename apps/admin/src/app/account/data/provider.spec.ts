import { failureWords, startAt } from './provider.js';

describe('coming back from a provider', () => {
  it('is to the path that was asked for', () => {
    const provider = { name: 'local', label: 'Local', startUrl: 'https://data.example.org/start' };

    expect(startAt(provider, '/contents/1?tab=history&x=y')).toBe(
      'https://data.example.org/start?returnTo=%2Fcontents%2F1%3Ftab%3Dhistory%26x%3Dy',
    );
  });

  it.each(['denied', 'expired', 'refused', 'unavailable'])('with nothing is explained: %s', (failure) => {
    expect(failureWords(failure)).toMatch(/^[A-Z].*\.$/);
  });

  it.each(['<script>', 'constructor', '__proto__', ''])('with %j is not repeated', (failure) => {
    expect(failureWords(failure)).toBe('Something went wrong on the way. Nothing was changed.');
  });
});
