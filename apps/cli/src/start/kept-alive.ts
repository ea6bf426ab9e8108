import { setTimeout as sleep } from 'node:timers/promises';
import type { Write } from '../terminal/steps.js';
import { Backoff } from './backoff.js';

/** A server of another program that can be started again. */
export interface RestartableServer {
  onDeath(listener: () => void): void;
  restart(): Promise<void>;
}

/** Starts a server again, on its own address, whenever it ends without having been asked to. */
export function keepAlive(name: string, server: RestartableServer, write: Write, isStopping: () => boolean): void {
  const backoff = new Backoff();
  const watch = (startedMs: number): void => {
    server.onDeath(() => void revive(performance.now() - startedMs));
  };
  const revive = async (livedMs: number): Promise<void> => {
    const delayMs = backoff.delayAfter(livedMs);
    write(`The ${name} ended; starting it again in ${delayMs} ms.`);
    await sleep(delayMs);
    if (isStopping()) return;
    try {
      await server.restart();
      watch(performance.now());
    } catch (error) {
      // Its port may be taken for a moment, or the disk be full: say it and try again, later each time.
      write(`The ${name} did not come back: ${(error as Error).message}`);
      await revive(0);
    }
  };
  watch(performance.now());
}
