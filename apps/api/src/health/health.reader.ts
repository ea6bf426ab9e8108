import { Injectable } from '@nestjs/common';
import { BlobStore, Database } from '@odr/platform';
import { MIGRATIONS } from '../../../../migrations/index.js';
import type { HealthCheckResponse } from './health.response.dto.js';

/** A check that hangs is a check that fails; probes give up soon after. */
const PATIENCE_MS = 3_000;

/** Asks everything this process cannot serve without. Details are for operators: no addresses, no secrets. */
@Injectable()
export class HealthReader {
  private readonly expected = MIGRATIONS.map((Migration) => new Migration().name);

  constructor(
    private readonly db: Database,
    private readonly blobs: BlobStore,
  ) {}

  checks(): Promise<HealthCheckResponse[]> {
    return Promise.all([
      judge('database', 'does not answer', () => this.migrations()),
      judge('storage', 'is not writable', () => this.storage()),
    ]);
  }

  /** @returns what is wrong, if anything */
  private async migrations(): Promise<string | undefined> {
    const rows = await this.db.query<{ name: string }>(`SELECT m.name FROM migrations m`);
    const applied = new Set(rows.map(({ name }) => name));
    const missing = this.expected.filter((name) => !applied.has(name));
    return missing.length === 0 ? undefined : `lacks ${missing.length} migrations, the first is ${missing[0]}`;
  }

  private async storage(): Promise<undefined> {
    await this.blobs.checkReachable();
  }
}

async function judge(
  name: string,
  failure: string,
  ask: () => Promise<string | undefined>,
): Promise<HealthCheckResponse> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((answer) => {
    timer = setTimeout(() => answer(failure), PATIENCE_MS);
  });
  try {
    const detail = await Promise.race([ask(), late]);
    return detail === undefined ? { name, ok: true } : { name, ok: false, detail };
  } catch {
    // Any error means the same to a probe; its words may hold addresses, and the pool has logged them.
    return { name, ok: false, detail: failure };
  } finally {
    clearTimeout(timer);
  }
}
