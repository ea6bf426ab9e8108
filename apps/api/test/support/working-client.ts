import { setTimeout as sleep } from 'node:timers/promises';
import { callOk, type Account } from '../matrix/accounts.js';
import { send, type Request } from '../matrix/requests.js';
import type { OwnSystem } from './own-system.js';
import { aPicture } from './pictures.js';
import { until } from './waiting.js';

const PAUSE_MS = 30;

interface Pair {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresIn: number;
}

/** A program that goes round the processes of a system, and refreshes its token when half of its life is over. */
export class WorkingClient {
  answered = 0;
  readonly refused: string[] = [];
  private turns = 0;
  private stopped = false;
  private receivedAtMs = performance.now();

  private constructor(
    private readonly system: OwnSystem,
    private pair: Pair,
  ) {}

  static async begin(system: OwnSystem, { email, password }: Account): Promise<WorkingClient> {
    const json = { email, password };
    return new WorkingClient(system, await callOk<Pair>(system, 'POST', '/auth/login?mode=token', { json }));
  }

  /** Name of the key that signed its latest token. */
  get kid(): string {
    const [header = ''] = this.pair.accessToken.split('.');
    return (JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid: string }).kid;
  }

  /** Until it is stopped. */
  async work(): Promise<void> {
    while (!this.stopped) {
      if (this.livedMs() > this.lifeMs() / 2) await this.refresh();
      await this.ask('GET', '/contents?limit=5', {});
      await this.ask('GET', '/auth/me', {});
      if (this.turns % 5 === 0) await this.upload();
      this.turns += 1;
      await sleep(PAUSE_MS);
    }
  }

  /** Resolves when it has gone round so many times more. */
  async rounds(count: number): Promise<void> {
    const goal = this.turns + count;
    await until('the client gets on with its work', async () => this.turns >= goal);
  }

  stop(): void {
    this.stopped = true;
  }

  private async upload(): Promise<void> {
    const form = new FormData();
    form.append('metadata', JSON.stringify({ license: 'CC0-1.0' }));
    form.append('file', new Blob([new Uint8Array(await aPicture({ width: 64, height: 48 }))]), 'picture.jpg');
    await this.ask('POST', '/contents', { form });
  }

  private async refresh(): Promise<void> {
    const askedAtMs = performance.now();
    const text = await this.ask(
      'POST',
      '/auth/refresh?mode=token',
      { json: { refreshToken: this.pair.refreshToken } },
      {},
    );
    this.pair = JSON.parse(text) as Pair;
    this.receivedAtMs = askedAtMs;
  }

  private livedMs(): number {
    return performance.now() - this.receivedAtMs;
  }

  private lifeMs(): number {
    return this.pair.expiresIn * 1_000;
  }

  private async ask(
    method: string,
    path: string,
    request: Request,
    proof: Readonly<Record<string, string>> = { authorization: `Bearer ${this.pair.accessToken}` },
  ): Promise<string> {
    const process = this.system.processes[this.answered % this.system.processes.length];
    const { status, text } = await send(process?.url ?? '', method, `/api/v1${path}`, proof, request);
    this.answered += 1;
    // On a busy machine a request may be under way when its token ends: that is no fault of the keys.
    const mayHaveEnded = status === 401 && this.livedMs() >= this.lifeMs() - 1_000;
    if (status >= 400 && !mayHaveEnded) this.refused.push(`${method} ${path}: ${status} ${text}`);
    return text;
  }
}
