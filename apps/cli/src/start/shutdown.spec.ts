import { Shutdown } from './shutdown.js';

describe('stopping', () => {
  it('goes backwards, once, and past what fails', async () => {
    const stopped: string[] = [];
    const told: string[] = [];
    const shutdown = new Shutdown((line) => told.push(line));
    for (const name of ['lock', 'database', 'processes']) {
      shutdown.add(name, async () => {
        stopped.push(name);
        if (name === 'database') throw new Error('stuck');
      });
    }

    await Promise.all([shutdown.run(), shutdown.run()]);

    expect(stopped).toEqual(['processes', 'database', 'lock']);
    expect(told).toEqual(['Stopping the database failed: stuck']);
  });

  it('includes what is added while it runs', async () => {
    const stopped: string[] = [];
    const shutdown = new Shutdown(() => undefined);
    shutdown.add('first', async () => {
      shutdown.add('late', async () => void stopped.push('late'));
      stopped.push('first');
    });

    await shutdown.run();

    expect(stopped).toEqual(['first', 'late']);
  });
});
