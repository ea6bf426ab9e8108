import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';

/** Per connection; each holds a plan in the server's memory. */
const MAX_PREPARED_STATEMENTS = 100;

/** The way to the database: repositories and readers use this and nothing else. */
@Injectable()
export class Database {
  private readonly current = new AsyncLocalStorage<EntityManager>();
  private readonly statements = new Map<string, string>();

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

  /**
   * Like `query`, for hot reads: PostgreSQL keeps the statement parsed, and TypeORM's own layer is passed by.
   * Only so many texts are kept; give it texts that do not vary with what people ask for.
   * Behind PgBouncer in transaction mode this needs 1.21 or later (`max_prepared_statements`).
   */
  async preparedQuery<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    const name = this.inTransaction ? undefined : this.statementName(sql);
    if (name === undefined) return this.query(sql, parameters);
    const pool = (this.source.driver as unknown as { readonly master: Pool }).master;
    const { rows } = await pool.query({ name, text: sql, values: [...parameters] });
    return rows as Row[];
  }

  private statementName(sql: string): string | undefined {
    const known = this.statements.get(sql);
    if (known !== undefined || this.statements.size >= MAX_PREPARED_STATEMENTS) return known;
    const name = `odr_${this.statements.size}`;
    this.statements.set(sql, name);
    return name;
  }
}

/** TypeORM answers `[rows, count]` for UPDATE and DELETE and plain rows for the rest. */
function rowsOf<Row>(result: unknown): Row[] {
  if (!Array.isArray(result)) return [];
  const [rows, count] = result as [unknown, unknown];
  return (result.length === 2 && Array.isArray(rows) && typeof count === 'number' ? rows : result) as Row[];
}
