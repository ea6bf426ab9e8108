import { Readable } from 'node:stream';
import type { PeopleAt } from '@odr/platform';

/** What a client is told: how many people are at each queue. Never who. */
export interface PresenceNews {
  readonly here: Readonly<Record<string, number>>;
}

/** Counts without names, in an order that does not depend on who came first. */
export const newsOf = (people: PeopleAt): PresenceNews => ({
  here: Object.fromEntries([...people].map(([place, { size }]) => [place, size] as const).sort()),
});

/** One answer that goes on: server-sent events, as text. */
export class PresenceStream extends Readable {
  private told = '';

  constructor(private readonly left: () => void) {
    super();
  }

  /** Sends the news if they are any. A client that reads nothing is dropped rather than buffered for. */
  tell(news: PresenceNews): void {
    const text = JSON.stringify(news);
    if (this.destroyed || text === this.told) return;
    this.told = text;
    this.send(`event: presence\ndata: ${text}\n\n`);
  }

  /** A comment: nothing for the client, but proxies see that the connection is in use. */
  beat(): void {
    this.send(': still here\n\n');
  }

  /** Ends it as any answer ends; clients come back by themselves. */
  finish(): void {
    if (!this.destroyed) this.push(null);
  }

  override _read(): void {
    // Pushed from outside.
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.left();
    done(error);
  }

  private send(text: string): void {
    if (this.destroyed) return;
    if (!this.push(text)) this.destroy();
  }
}
