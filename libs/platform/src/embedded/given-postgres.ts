import pg from 'pg';

const OLDEST_SERVER = 150_000;
const OLDEST_VECTOR = '0.8.0';

/** Thrown for a database server that cannot hold this system's data; the message says how to mend it. */
export class UnfitPostgres extends Error {
  override readonly name = 'UnfitPostgres';
}

/**
 * Checks a server that the operator gave by DATABASE_URL before anything is written to it.
 * @throws UnfitPostgres when it cannot be reached, is older than PostgreSQL 15 or has no pgvector 0.8
 */
export async function assertFitPostgres(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (cause) {
    throw new UnfitPostgres(`The database of DATABASE_URL cannot be reached: ${(cause as Error).message}.`, { cause });
  }
  try {
    const { rows } = await client.query<{ version: string; vector: string | null }>(
      `SELECT current_setting('server_version_num') AS version,
              (SELECT default_version FROM pg_available_extensions WHERE name = 'vector') AS vector`,
    );
    const [server] = rows;
    if (Number(server?.version) < OLDEST_SERVER) throw new UnfitPostgres('DATABASE_URL needs PostgreSQL 15 or newer.');
    if (!server?.vector || server.vector.localeCompare(OLDEST_VECTOR, 'en', { numeric: true }) < 0) {
      throw new UnfitPostgres(
        `The server of DATABASE_URL has ${server?.vector ? `pgvector ${server.vector}` : 'no pgvector'}; ${OLDEST_VECTOR} or newer is needed.\n` +
          'Install it there (Debian 13: apt install postgresql-17-pgvector; macOS: brew install pgvector;\n' +
          'or run the image pgvector/pgvector:pg17, see docker/), then start again.',
      );
    }
  } finally {
    await client.end();
  }
}
