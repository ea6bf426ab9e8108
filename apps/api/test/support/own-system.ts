import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedQueueServer } from '@odr/platform/embedded';
import { copiedDatabase } from '@odr/platform/testing';
import pg from 'pg';
import { ApiProcess, runBuilt } from './api-process.js';

export interface OwnSystemOptions {
  /** How many API processes share the database and the queue server. */
  readonly processes?: number;
  /** Settings of all of them. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * API processes on a database, a queue server and a data folder that no other test file touches. There is no worker: jobs
 * stay rows, so nothing changes that a test has not changed.
 */
export class OwnSystem {
  private constructor(
    readonly processes: readonly ApiProcess[],
    readonly dataDir: string,
    readonly admin: { readonly email: string; readonly password: string },
    private readonly settings: Readonly<Record<string, string>>,
    private readonly owner: pg.Pool,
    private readonly queueServer: EmbeddedQueueServer,
    private readonly dropDatabase: () => Promise<void>,
  ) {}

  static async start({ processes = 1, env = {} }: OwnSystemOptions = {}): Promise<OwnSystem> {
    const dataDir = mkdtempSync(join(tmpdir(), 'odr-own-'));
    mkdirSync(join(dataDir, 'blobs'));
    const database = await copiedDatabase();
    const queueServer = await EmbeddedQueueServer.start({ dir: join(dataDir, 'queue') });
    const admin = { email: 'admin@example.org', password: randomBytes(12).toString('hex') };
    const settings = {
      DATABASE_URL: database.url,
      REDIS_URL: queueServer.url,
      ODR_DATA_DIR: dataDir,
      STORAGE_DIR: join(dataDir, 'blobs'),
      ODR_ADMIN_EMAIL: admin.email,
      ODR_ADMIN_PASSWORD: admin.password,
      ...env,
    };
    await runBuilt('cli', ['migrate', '--first-administrator'], settings);
    const started = Array.from({ length: processes }, () => ApiProcess.start(settings, dataDir));
    const owner = new pg.Pool({ connectionString: database.url, max: 4 });
    // DROP … WITH (FORCE) may reach a connection that is just saying goodbye; that is no test's failure.
    owner.on('error', () => undefined);
    return new OwnSystem(await Promise.all(started), dataDir, admin, settings, owner, queueServer, database.drop);
  }

  /** Address of the first process. */
  get url(): string {
    return this.processes[0]?.url ?? '';
  }

  /** `odr …` as its operator. @returns what it printed @throws Error with its output when it fails */
  command(...words: readonly string[]): Promise<string> {
    return runBuilt('cli', words, this.settings);
  }

  /** Runs a statement with the owner's rights. */
  async query<Row extends object>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return (await this.owner.query<Row>(sql, [...parameters])).rows;
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.stop()));
    await this.owner.end();
    await this.queueServer.stop();
    await this.dropDatabase();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
