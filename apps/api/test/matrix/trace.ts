import type { OwnSystem } from '../support/own-system.js';

/** Kept to know that a credential is in use, also when what it is used for is refused. */
const MAY_MOVE = 'last_used_at';

/** Every row by where it lies and which transaction wrote it: no change leaves both as they were, and no value is read. */
const WRITTEN = `t.ctid::text || ' ' || t.xmin::text`;
const VALUES_BUT = `(to_jsonb(t) - '${MAY_MOVE}')::text`;

/** What every table of a database holds, as one hash a table. */
export class Trace {
  private constructor(private readonly hashes: ReadonlyMap<string, string>) {}

  /** Reads all tables in one statement, so that it is one moment. */
  static async of(system: OwnSystem): Promise<Trace> {
    const tables = await system.query<{ name: string; moves: boolean }>(
      `SELECT quote_ident(c.relname) AS name,
              EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = $1) AS moves
         FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`,
      [MAY_MOVE],
    );
    const selects = tables.map(({ name, moves }) => {
      const row = moves ? VALUES_BUT : WRITTEN;
      return `SELECT '${name}' AS name, md5(coalesce(string_agg(${row}, ',' ORDER BY ${row}), '')) AS hash FROM ${name} t`;
    });
    const rows = await system.query<{ name: string; hash: string }>(selects.join(' UNION ALL '));
    return new Trace(new Map(rows.map(({ name, hash }) => [name, hash])));
  }

  /** Names of the tables that are not as they were. */
  changedSince(before: Trace): string[] {
    return [...this.hashes].filter(([name, hash]) => before.hashes.get(name) !== hash).map(([name]) => name);
  }
}
