import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { escapeLiteral, type Pool, type PoolClient } from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { cancelledBy } from './cancel-statement.js';

/** Per connection; each holds a plan in the server's memory. */
const MAX_PREPARED_STATEMENTS = 100;

/** Runs one statement under settings of PostgreSQL, named and valued by code, never by people. */
export type AskWith = <Row>(
  settings: Readonly<Record<string, string>>,
  sql: string,
  parameters: readonly unknown[],
) => Promise<Row[]>;

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

  /**
   * Like `transaction`; when `signal` is aborted, whatever statement of it runs is cancelled in the database and fails with the
   * code 57014. Between statements ask the signal: there is nothing to cancel then.
   */
  cancellable<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    if (!signal) return this.transaction(work);
    return this.transaction(async () => cancelledBy(signal, (await this.joined()) as PoolClient, work));
  }

  /**
   * Some reads on one connection, each under settings that end with them all: a transaction that can be cancelled, for the price of
   * one round trip a read, as settings travel with the statement. Inside another one they join it, and the settings stay until that ends.
   */
  async read<T>(signal: AbortSignal | undefined, work: (ask: AskWith) => Promise<T>): Promise<T> {
    const outer = await this.joined();
    const client = outer ?? (await this.pool.connect());
    let begin = outer ? '' : 'BEGIN READ ONLY;';
    const ask: AskWith = async (settings, sql, parameters) => {
      signal?.throwIfAborted();
      const set = client.query(`${begin} ${localSettings(settings)}`);
      begin = '';
      // Settings that were refused would fail the statement as well; what is wrong is told by the first.
      const [, { rows }] = await Promise.all([set, client.query(sql, [...parameters])]);
      return rows as never[];
    };
    try {
      return await cancelledBy(signal, client, () => work(ask));
    } finally {
      // Nobody waits for the end of what has written nothing.
      if (!outer)
        client.query('ROLLBACK').then(
          () => client.release(),
          (error: Error) => client.release(error),
        );
    }
  }

  /** The connection of the surrounding transaction. */
  private async joined(): Promise<PoolClient | undefined> {
    return (await this.current.getStore()?.queryRunner?.connect()) as PoolClient | undefined;
  }

  /** Runs one statement and returns its rows; for UPDATE and DELETE give it RETURNING. */
  async query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result: unknown = await this.manager.query(sql, [...parameters]);
    return rowsOf<Row>(result);
  }

  /**
   * Like `query`, for what runs again and again: PostgreSQL keeps the statement parsed, and TypeORM's own layer is passed by.
   * Only so many texts are kept; give it texts that do not vary with what people ask for.
   * Behind PgBouncer in transaction mode this needs 1.21 or later (`max_prepared_statements`).
   */
  async preparedQuery<Row>(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    const name = this.statementName(sql);
    if (name === undefined) return this.query(sql, parameters);
    const connection = (await this.joined()) ?? this.pool;
    const { rows } = await connection.query({ name, text: sql, values: [...parameters] });
    return rows as Row[];
  }

  /** The driver's own pool, past TypeORM. */
  private get pool(): Pool {
    return (this.source.driver as unknown as { readonly master: Pool }).master;
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

const localSettings = (settings: Readonly<Record<string, string>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `SET LOCAL ${name} = ${escapeLiteral(value)};`)
    .join(' ');
