import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { BlobStore } from '@odr/platform';
import { openTable } from './open-table.js';
import { TableUnreadable } from './table.errors.js';
import type { TableReader } from './table-reader.js';

/** A table in the store's `sealed` space, or wherever `withFile` gets it from. */
export interface StoredTable {
  /** Tells tables apart; of those in the store their hash. */
  readonly sha256: string;
  /** As its contributor calls it. */
  readonly name: string;
  /** Brings the table to a local path that is only valid meanwhile. */
  readonly withFile?: (work: (path: string) => Promise<void>) => Promise<void>;
}

interface Held {
  readonly table: Promise<TableReader>;
  /** Settles when its files are removed. */
  readonly ended: Promise<void>;
  readonly release: () => void;
  users: number;
  idle?: NodeJS.Timeout;
}

/** Items of an import come one soon after the other; a table nobody asks for closes after this. */
const IDLE_MS = 5_000;

/** Keeps tables open between the items of an import: unpacking or decoding anew for each row would take all day. */
@Injectable()
export class OpenTables implements OnApplicationShutdown {
  private readonly held = new Map<string, Held>();

  constructor(private readonly blobs: BlobStore) {}

  /** Gives `work` the table. It stays open meanwhile, and a little longer. @throws TableUnreadable, BlobMissing */
  async use<T>(stored: StoredTable, work: (table: TableReader) => Promise<T>): Promise<T> {
    const { table, release } = await this.hold(stored);
    try {
      return await work(table);
    } finally {
      release();
    }
  }

  /** The table until `release` is called, once. @throws TableUnreadable, BlobMissing */
  async hold(stored: StoredTable): Promise<{ readonly table: TableReader; readonly release: () => void }> {
    const held = this.held.get(keyOf(stored)) ?? this.open(stored);
    clearTimeout(held.idle);
    held.users += 1;
    const release = (): void => {
      held.users -= 1;
      if (held.users === 0) held.idle = setTimeout(() => this.letGo(stored, held), IDLE_MS).unref();
    };
    try {
      return { table: await held.table, release };
    } catch (error) {
      release();
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    const all = [...this.held.values()];
    this.held.clear();
    for (const { idle, release } of all) {
      clearTimeout(idle);
      release();
    }
    await Promise.all(all.map(({ ended }) => ended));
  }

  private open(stored: StoredTable): Held {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    let ended: Promise<void> = Promise.resolve();
    const table = new Promise<TableReader>((resolve, reject) => {
      ended = this.keepOpen(stored, resolve, released).catch((error: unknown) => {
        // Whoever waits for the table is told; nobody waits for its end.
        this.held.delete(keyOf(stored));
        reject(error as Error);
      });
    });
    const held: Held = { table, ended, release, users: 0 };
    this.held.set(keyOf(stored), held);
    return held;
  }

  /** The file is only there while the store is asked to keep it there. */
  private keepOpen(
    { sha256, name, withFile }: StoredTable,
    tell: (table: TableReader) => void,
    released: Promise<void>,
  ): Promise<void> {
    const bring = withFile ?? ((work) => this.blobs.withFile('sealed', sha256, work));
    return bring((path) =>
      this.blobs.withTemporaryFolder(async (folder) => {
        const table = await openTable({ path, name, folder });
        tell(table);
        await released;
        await table.close();
      }),
    );
  }

  private letGo(stored: StoredTable, held: Held): void {
    if (this.held.get(keyOf(stored)) === held) this.held.delete(keyOf(stored));
    held.release();
  }
}

const keyOf = ({ sha256, name }: StoredTable): string => `${sha256} ${name}`;

/** @throws TableUnreadable when the import came without a file */
export function storedTableOf({
  sourceSha256,
  sourceName,
}: {
  readonly sourceSha256: string | null;
  readonly sourceName: string | null;
}): StoredTable {
  if (sourceSha256 === null) throw new TableUnreadable('empty', 'The import came without a table.');
  return { sha256: sourceSha256, name: sourceName ?? '' };
}
