import { jest } from '@jest/globals';
import type { Queue } from 'bull';
import { QueueConsumer, type Hint } from './queue-consumer.js';

/** As Bull does when a connection ends before it was ready: without any error. */
const neverConnected = (): Queue<Hint> => {
  const ended = (): Promise<never> => Promise.reject(undefined as unknown as Error);
  return { on: () => undefined, process: ended, close: ended } as unknown as Queue<Hint>;
};

describe('a consumer of a queue', () => {
  it('can be closed right after it was opened anew, and tells what went wrong instead of failing', async () => {
    const failed = jest.fn();
    const consumer = new QueueConsumer(neverConnected(), 1, {
      open: neverConnected,
      run: () => Promise.resolve(),
      failed,
    });

    consumer.setConcurrency(2);
    await expect(consumer.close()).resolves.toBeUndefined();
    // Twice it could not take work, and twice it could not be closed in good order.
    expect(failed).toHaveBeenCalledTimes(4);
  });
});
