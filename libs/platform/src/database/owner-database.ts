import pg from 'pg';
import type { DatabaseConfig } from './database.config.js';

/** Runs one statement and returns its rows. */
export type OwnerQuery = <Row extends object>(sql: string, parameters?: readonly unknown[]) => Promise<Row[]>;

/**
 * The way to what only the owner of the tables may do, and no transaction can: building an index beside the writers. Each piece of
 * work gets a connection of its own that does not take on the role of the processes and has no time limit.
 * Not for reading or writing rows: what the role of the processes may not change, nothing that runs may change.
 */
export class OwnerDatabase {
  constructor(private readonly config: () => Pick<DatabaseConfig, 'url' | 'ownerUrl'>) {}

  async use<T>(work: (query: OwnerQuery) => Promise<T>): Promise<T> {
    const { url, ownerUrl = url } = this.config();
    const client = new pg.Client({ connectionString: ownerUrl, application_name: 'odr-owner' });
    // A connection that breaks fails the statement that runs; without a listener it would end the process as well.
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query('SET statement_timeout = 0');
      return await work(async (sql, parameters = []) => (await client.query(sql, [...parameters])).rows as never[]);
    } finally {
      await client.end();
    }
  }
}
