import { ENTITIES } from '@odr/entities';
import type { DataSourceOptions } from 'typeorm';
import type { DatabaseConfig } from './database.config.js';

/**
 * How every process connects. `role` is set by the connection itself, so no query ever runs with the owner's rights.
 * Undefined or null in a `where` is an error: TypeORM's default would drop the condition and match every row.
 */
export const dataSourceOptions = (config: DatabaseConfig): DataSourceOptions => ({
  type: 'postgres',
  url: config.url,
  entities: ENTITIES,
  synchronize: false,
  invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
  poolSize: config.poolSize,
  extra: {
    application_name: 'odr',
    // Statements that do not wait for each other's answers travel together; see `Database.read`.
    pipeline: true,
    options: [
      config.role && `-c role=${config.role}`,
      '-c timezone=UTC',
      '-c statement_timeout=60000',
      '-c idle_in_transaction_session_timeout=60000',
    ]
      .filter(Boolean)
      .join(' '),
  },
});
