const EVERY_MS = 1_000;

/** Looks every second whether the work shall go on, and aborts its signal when not: paused, cancelled, or taken over. */
export class ImportWatch {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly goesOn: () => Promise<boolean>) {
    this.timer = setInterval(() => void this.look(), EVERY_MS);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  end(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    try {
      if (!(await this.goesOn())) this.controller.abort();
    } catch {
      // The database is away for a moment. The lease outlives that, and the next outcome cannot be written without it anyway.
    }
  }
}
