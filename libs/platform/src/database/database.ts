import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** The way to the database: repositories and readers use this and nothing else. */
@Injectable()
export class Database {
  private readonly current = new AsyncLocalStorage<EntityManager>();

  constructor(private readonly source: DataSource) {}

  /** The manager of the surrounding transaction, or the pool's. */
  get manager(): EntityManager {
    return this.current.getStore() ?? this.source.manager;
  }

  /** Whether the caller is inside a transaction; the outbox and the job queue insist on it. */
  get inTransaction(): boolean {
    return this.current.getStore() !== undefined;
  }

  /**
   * Joins a running transaction, else opens one.
   * Retries belong outside: a failed PostgreSQL transaction cannot be continued.
   */
  transaction<T>(work: () => Promise<T>): Promise<T> {
    return this.inTransaction ? work() : this.source.transaction((manager) => this.current.run(manager, work));
  }

  /** Runs one statement and returns its rows; for UPDATE and DELETE give it RETURNING. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result: unknown = await this.manager.query(sql, [...parameters]);
    return rowsOf<Row>(result);
  }
}

/** TypeORM answers `[rows, count]` for UPDATE and DELETE and plain rows for the rest. */
function rowsOf<Row>(result: unknown): Row[] {
  if (!Array.isArray(result)) return [];
  const [rows, count] = result as [unknown, unknown];
  return (result.length === 2 && Array.isArray(rows) && typeof count === 'number' ? rows : result) as Row[];
}
