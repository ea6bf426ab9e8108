import type { Write } from '../terminal/steps.js';

type Stop = () => Promise<void>;

/** Collects what has to be stopped, and stops it in the opposite order, once. */
export class Shutdown {
  private readonly stops: { readonly name: string; readonly stop: Stop }[] = [];
  private running: Promise<void> | undefined;

  constructor(private readonly write: Write) {}

  get isStopping(): boolean {
    return this.running !== undefined;
  }

  /** Things added while stopping are stopped too: a start that is interrupted leaves nothing behind. */
  add(name: string, stop: Stop): void {
    this.stops.push({ name, stop });
  }

  run(): Promise<void> {
    this.running ??= this.stopAll();
    return this.running;
  }

  private async stopAll(): Promise<void> {
    for (let next = this.stops.pop(); next; next = this.stops.pop()) {
      try {
        await next.stop();
      } catch (error) {
        // What comes after it must be stopped all the same.
        this.write(`Stopping the ${next.name} failed: ${(error as Error).message}`);
      }
    }
  }
}

/** Runs the shutdown on Ctrl-C, `kill` and a closed terminal, then ends this process. */
export function stopOnSignals(shutdown: Shutdown, write: Write): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (shutdown.isStopping) return;
      write('\nStopping …');
      void shutdown.run().then(() => process.exit(0));
    });
  }
  process.on('uncaughtException', (error) => {
    // Connections that break because we take the database away have nobody left to tell. Anything else is our own end:
    // nothing may be left running behind it.
    if (shutdown.isStopping) return;
    console.error(error);
    void shutdown.run().then(() => process.exit(1));
  });
}
