import type { JobId } from '@odr/kernel';
import type { Queue } from 'bull';

/** What travels through the queue server: which row to look at. */
export interface Hint {
  readonly jobId: JobId;
}

/** One attempt in Bull, which leaves nothing behind. */
const ONCE = { removeOnComplete: true, removeOnFail: true, attempts: 1 };

/** What consuming a queue needs. */
export interface ConsumerOptions {
  /** Opens the queue once more, on a connection of its own. */
  readonly open: () => Queue<Hint>;
  readonly run: (id: JobId) => Promise<void>;
  /** Told of what the queue server does wrong; Bull gives no error where a connection ended before it was ready. */
  readonly failed: (error: unknown) => void;
}

/**
 * One queue of the queue server and the loops that empty it. Bull fixes the number of its loops for the life of a queue,
 * so another number means opening it anew: the old one finishes what it runs and takes nothing more.
 */
export class QueueConsumer {
  private readonly closing: Promise<void>[] = [];

  constructor(
    private queue: Queue<Hint>,
    private concurrency: number,
    private readonly options: ConsumerOptions,
  ) {
    this.consume();
  }

  /** Runs this many at a time from now on. */
  setConcurrency(concurrency: number): void {
    if (concurrency === this.concurrency) return;
    const before = this.queue;
    this.closing.push(
      before
        .close()
        .then(() => this.repeatHints())
        .catch(this.options.failed),
    );
    this.concurrency = concurrency;
    this.queue = this.options.open();
    this.consume();
  }

  /**
   * Hands over a hint. Retries and back-off belong to the row, which survives the queue server.
   * The hint's id repeats until the next attempt, so a hint given twice waits once.
   */
  async hint(id: JobId, attempt: number): Promise<void> {
    await this.queue.add({ jobId: id }, { ...ONCE, jobId: `${id}.${attempt}` });
  }

  /** Waits for what runs. */
  async close(): Promise<void> {
    await Promise.all([...this.closing, this.end()]);
  }

  /** A queue that was opened a moment ago may not be connected yet; that is no reason not to stop. */
  private end(): Promise<void> {
    return this.queue.close().catch(this.options.failed);
  }

  /** Bull drops what it fetched in the moment of closing, and comes back to it only when its lock has passed. */
  private async repeatHints(): Promise<void> {
    const taken = await this.queue.getActive();
    await this.queue.addBulk(taken.map(({ id, data }) => ({ data, opts: { ...ONCE, jobId: `${id}.again` } })));
  }

  private consume(): void {
    // Bull reconnects by itself; without a listener an error event would end the process.
    this.queue.on('error', this.options.failed);
    this.queue.process(this.concurrency, ({ data }) => this.options.run(data.jobId)).catch(this.options.failed);
  }
}
