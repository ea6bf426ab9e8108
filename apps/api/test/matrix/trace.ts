import type { OwnSystem } from '../support/own-system.js';

/** One row that was written. */
export interface Change {
  readonly table: string;
  readonly act: 'insert' | 'update' | 'delete' | 'truncate' | 'create' | 'drop';
  /** The row as it was and as it is, as far as there was or is one. */
  readonly was: Row | null;
  readonly is: Row | null;
}

type Row = Readonly<Record<string, unknown>>;

/**
 * A diary that the tables write themselves, outside of the schema that the system sees. Comparing all rows of all tables instead
 * took longer than the calls between. What a transaction takes back it takes out of the diary, too.
 * `last_used_at` is kept to know that a credential is in use, also when what it is used for is refused: it may move.
 */
const DIARY = `
  CREATE SCHEMA IF NOT EXISTS trace;
  CREATE UNLOGGED TABLE IF NOT EXISTS trace.change
    (place bigint GENERATED ALWAYS AS IDENTITY, name text NOT NULL, act text NOT NULL, was jsonb, "is" jsonb);
  CREATE OR REPLACE FUNCTION trace.write_down() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
  DECLARE
    was jsonb := CASE WHEN TG_OP IN ('UPDATE', 'DELETE') THEN to_jsonb(OLD) END;
    became jsonb := CASE WHEN TG_OP IN ('INSERT', 'UPDATE') THEN to_jsonb(NEW) END;
  BEGIN
    IF TG_OP = 'UPDATE' AND was ? 'last_used_at' AND was - 'last_used_at' = became - 'last_used_at' THEN RETURN NULL; END IF;
    INSERT INTO trace.change (name, act, was, "is") VALUES (TG_TABLE_NAME, lower(TG_OP), was, became);
    RETURN NULL;
  END $$;
`;

const TABLES = `SELECT c.oid::regclass AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace`;

/** Tables that have come since are told to write, and what was written until now is forgotten. */
const BEGIN = `
  DO $$
  DECLARE one record;
  BEGIN
    FOR one IN ${TABLES} AND NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid AND t.tgname = 'trace_rows') LOOP
      EXECUTE format('CREATE TRIGGER trace_rows AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION trace.write_down()', one.name);
      EXECUTE format('CREATE TRIGGER trace_all AFTER TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION trace.write_down()', one.name);
    END LOOP;
  END $$;
  DELETE FROM trace.change;
`;

/** How often something has to happen before it is no chance. */
export const LOOKS = 3;

/** What is written to the tables of a system from a moment on. One at a time. */
export class Trace {
  private static readonly withDiary = new WeakSet<OwnSystem>();

  private constructor(
    private readonly system: OwnSystem,
    private readonly tables: ReadonlySet<string>,
  ) {}

  static async begin(system: OwnSystem): Promise<Trace> {
    if (!Trace.withDiary.has(system)) await system.query(DIARY);
    Trace.withDiary.add(system);
    await system.query(BEGIN);
    return new Trace(system, await tablesOf(system));
  }

  /** Every row that was written since, in order. */
  async changes(): Promise<Change[]> {
    const written = await this.system.query<Change>(
      `SELECT name AS table, act, was, "is" FROM trace.change ORDER BY place`,
    );
    const tables = await tablesOf(this.system);
    const only = (act: 'create' | 'drop', these: ReadonlySet<string>, others: ReadonlySet<string>): Change[] =>
      [...these].filter((name) => !others.has(name)).map((table) => ({ table, act, was: null, is: null }));
    return [...written, ...only('create', tables, this.tables), ...only('drop', this.tables, tables)];
  }
}

/**
 * What is written each time that this is done. A system writes things on its own account, too, such as what it has counted in
 * pauses: that may come meanwhile, and not every time.
 * @param doing told which time it is, from 0 on
 */
export async function changesOf(
  system: OwnSystem,
  doing: (time: number) => Promise<unknown>,
): Promise<readonly Change[]> {
  let lasting: readonly Change[] | undefined;
  for (let time = 0; time < LOOKS; time += 1) {
    const trace = await Trace.begin(system);
    await doing(time);
    const changes = await trace.changes();
    lasting = (lasting ?? changes).filter(({ table, act }) =>
      changes.some((one) => one.table === table && one.act === act),
    );
    if (lasting.length === 0) return [];
  }
  return lasting ?? [];
}

/** For people: which tables, and what is other than it was. */
export const toldOf = (changes: readonly Change[]): string =>
  [...new Set(changes.map(tell))].join('; ').slice(0, 2_000);

function tell({ table, act, was, is }: Change): string {
  const names = Object.keys(is ?? was ?? {}).filter((name) => act !== 'update' || !isSame(was?.[name], is?.[name]));
  const values = names.map((name) =>
    act === 'update' ? `${name} ${short(was?.[name])} → ${short(is?.[name])}` : `${name} ${short((is ?? was)?.[name])}`,
  );
  return `${table} (${[act, ...values].join(', ')})`;
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const short = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 60);

async function tablesOf(system: OwnSystem): Promise<ReadonlySet<string>> {
  return new Set((await system.query<{ name: string }>(TABLES)).map(({ name }) => name));
}
