import { CountingServer } from './counting-server.js';
import { delayAfter, GrowingDelay } from './growing-delay.js';

const GUESSER = 'ada@example.org 192.0.2.7';

describe('the delay after failures', () => {
  it('doubles after five and ends at five minutes', () => {
    expect([1, 4, 5, 6, 7, 8, 13, 14, 1_000].map(delayAfter)).toEqual([0, 0, 1, 2, 4, 8, 256, 300, 300]);
  });

  it('holds for who failed, and for nobody else', async () => {
    const delay = new GrowingDelay(new CountingServer());
    for (let failures = 1; failures <= 4; failures += 1) await delay.failed(GUESSER);
    await delay.assertOver(GUESSER);

    await delay.failed(GUESSER);

    await expect(delay.assertOver(GUESSER)).rejects.toMatchObject({
      code: 'request.rate_limited',
      details: { retryAfterSeconds: 1 },
    });
    await delay.assertOver('ada@example.org 192.0.2.8');
  });

  it('starts anew after a success', async () => {
    const delay = new GrowingDelay(new CountingServer());
    for (let failures = 1; failures <= 4; failures += 1) await delay.failed(GUESSER);
    await delay.succeeded(GUESSER);
    await delay.failed(GUESSER);

    await delay.assertOver(GUESSER);
  });
});
