import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Global, Module, type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { Principal } from '@odr/access';
import type { ImportKind, ImportState } from '@odr/contracts';
import { newId, type ImportId, type TeamId, type UserId } from '@odr/kernel';
import { BlobStore, Database, JobQueue, LocalBlobStore, Outbox } from '@odr/platform';
import { testDatabase, type TestDatabase } from '@odr/platform/testing';
import { CONTENT_CONFIG, contentConfig } from '../../content.config.js';
import { IMPORT_CONFIG, importConfig, type ImportConfig } from '../import.config.js';
import { ImportLister } from '../import-lister.js';
import { ImportReader } from '../import.reader.js';
import { ImportRunner } from '../import-runner.js';
import { ImportService, type ImportWish } from '../import.service.js';
import type { ImportSource } from '../import-source.js';
import { ImportSources } from '../import-sources.js';
import { ImportWorkerModule } from '../import-worker.module.js';
import type { ImportItemResponse, ImportResponse } from '../dto/import.response.dto.js';

interface WaitingJob {
  readonly id: never;
  readonly name: string;
  readonly payload: never;
}

/** Imports on a real database and a real folder; their jobs run when the test says so, and nothing is decoded. */
export class ImportWorld {
  private constructor(
    readonly test: TestDatabase,
    readonly blobs: LocalBlobStore,
    readonly folder: string,
    private readonly app: INestApplicationContext,
  ) {}

  /** @param sources in place of the product's own */
  static async start(settings: Partial<ImportConfig> = {}, sources?: readonly ImportSource[]): Promise<ImportWorld> {
    const test = await testDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'import-world-'));
    const blobs = new LocalBlobStore(join(folder, 'blobs'));
    @Global()
    @Module({
      providers: [{ provide: Database, useValue: test.db }, { provide: BlobStore, useValue: blobs }, Outbox, JobQueue],
      exports: [Database, BlobStore, Outbox, JobQueue],
    })
    class Platform {}
    const building = Test.createTestingModule({ imports: [Platform, ImportWorkerModule] })
      .overrideProvider(CONTENT_CONFIG)
      .useValue({ ...contentConfig({}), maxUploadBytes: 3_000_000 })
      .overrideProvider(IMPORT_CONFIG)
      .useValue({ ...importConfig({}), ...settings });
    if (sources) building.overrideProvider(ImportSources).useValue(new ImportSources(sources));
    const app = await building.compile();
    app.useLogger(false);
    await app.init();
    return new ImportWorld(test, blobs, folder, app);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.test.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  get service(): ImportService {
    return this.app.get(ImportService);
  }

  get<T>(type: new (...given: never[]) => T): T {
    return this.app.get(type);
  }

  async person({ teams = [] }: { teams?: readonly TeamId[] } = {}): Promise<Principal> {
    const userId = newId<UserId>();
    await this.test.asOwner(
      `INSERT INTO user_account (id, email, name, password_hash, role) VALUES ($1, $2, 'Someone', 'none', 'contributor')`,
      [userId, `${userId}@example.org`],
    );
    await this.test.asOwner(
      `INSERT INTO agreement_acceptance (id, user_id, text_id) SELECT gen_random_uuid(), $1, id FROM agreement_text WHERE kind = 'dco'`,
      [userId],
    );
    for (const teamId of teams)
      await this.test.asOwner(`INSERT INTO team_member (team_id, user_id, role) VALUES ($1, $2, 'contributor')`, [
        teamId,
        userId,
      ]);
    return {
      userId,
      role: 'contributor',
      teams: teams.map((teamId) => ({ teamId, role: 'contributor' })),
    };
  }

  async team(): Promise<TeamId> {
    const id = newId<TeamId>();
    await this.test.asOwner(`INSERT INTO team (id, name) VALUES ($1, $2)`, [id, id]);
    return id;
  }

  /** Starts an import, of a file if there is one. */
  async begin(
    actor: Principal,
    wish: Partial<ImportWish> & { kind: ImportKind },
    file?: Uint8Array,
  ): Promise<ImportId> {
    if (!file) return this.service.create(wish, actor);
    const staged = await this.blobs.stage(one(file), { maxBytes: Infinity });
    return this.service.create(wish, actor, { file: { staged, fileName: 'archive' } });
  }

  /** Runs what the workers would, at most so many jobs; processing is through as soon as something has been taken in. */
  async work({ jobs = 1_000, isProcessing = true }: { jobs?: number; isProcessing?: boolean } = {}): Promise<void> {
    for (let done = 0; done < jobs; done += 1) {
      const job = await this.nextJob();
      if (!job) return;
      await this.run(job);
      if (isProcessing) await this.process();
    }
  }

  /** What waits next, taken from the queue. */
  async nextJob(): Promise<WaitingJob | undefined> {
    const [job] = await this.test.asOwner<WaitingJob>(
      `UPDATE job SET state = 'running', dedupe_key = NULL
        WHERE id = (SELECT id FROM job WHERE queue = 'import' AND state = 'queued' ORDER BY run_after, id LIMIT 1) RETURNING id, name, payload`,
    );
    return job;
  }

  async run({ id, name, payload }: WaitingJob): Promise<void> {
    if (name === 'import.list') await this.app.get(ImportLister).list({ id, data: payload });
    else await this.app.get(ImportRunner).run({ id, data: payload });
  }

  /** Says of everything that waits that it has been decoded. */
  async process(): Promise<void> {
    await this.test.asOwner(`UPDATE content SET processing_state = 'done' WHERE processing_state = 'received'`);
  }

  async read(id: ImportId): Promise<ImportResponse> {
    const found = await this.app.get(ImportReader).find({ userId: null, teamIds: [], seesAll: false }, true, id);
    if (!found) throw new Error(`There is no import ${id}.`);
    return found;
  }

  async stateOf(id: ImportId): Promise<ImportState> {
    return (await this.read(id)).state;
  }

  async items(id: ImportId): Promise<ImportItemResponse[]> {
    const all: ImportItemResponse[] = [];
    for await (const batch of this.app.get(ImportReader).allItems(id)) all.push(...batch);
    return all;
  }

  /** Keys with the state of each, and the cause where there is one. */
  async outcomes(id: ImportId): Promise<Record<string, string>> {
    const items = await this.items(id);
    return Object.fromEntries(items.map(({ key, state, error }) => [key, error ? `${state} ${error.code}` : state]));
  }

  async contents(): Promise<number> {
    const [row] = await this.test.asOwner<{ count: number }>(`SELECT count(*)::int AS count FROM content`);
    return row?.count ?? 0;
  }
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}
