import { ENTITIES } from '@odr/entities';
import { testDatabase, type TestDatabase } from '@odr/platform/testing';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from './index.js';

/** Everything that makes up a schema, one line a thing. */
const SHAPE_SQL = `
  SELECT 'column ' || table_name || '.' || column_name || ' ' || udt_name || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS line
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'migrations'
  UNION ALL
  SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'migrations'
  UNION ALL
  SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 'migrations'::regclass
  UNION ALL
  SELECT 'trigger ' || tgrelid::regclass || ' ' || pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
  UNION ALL
  SELECT 'grant ' || table_name || ' ' || grantee || ' ' || privilege_type FROM information_schema.role_table_grants
    WHERE table_schema = 'public' AND table_name <> 'migrations'
  ORDER BY 1`;

/** TypeORM knows no checks that stand in SQL alone, and takes a default with a cast for another one. */
const IS_BLIND_TO = /DROP CONSTRAINT "(?!\w*_(?:fk|pkey|key)")|ALTER COLUMN "\w+" SET DEFAULT '.*'::/;

describe('the migrations', () => {
  let world: TestDatabase;
  let owner: DataSource;
  const shape = async (): Promise<string[]> =>
    (await world.asOwner<{ line: string }>(SHAPE_SQL)).map(({ line }) => line);

  beforeAll(async () => {
    world = await testDatabase();
    owner = await new DataSource({
      type: 'postgres',
      url: world.url,
      entities: ENTITIES,
      migrations: [...MIGRATIONS],
      migrationsTransactionMode: 'each',
      extra: { pipeline: true },
    }).initialize();
  });
  afterAll(async () => {
    await owner.destroy();
    await world.close();
  });

  it('have all run on the empty database', async () => {
    expect(await owner.showMigrations()).toBe(false);
  });

  it('leave no drift between tables and entities', async () => {
    const drift = await owner.driver.createSchemaBuilder().log();

    expect(drift.upQueries.map(({ query }) => query).filter((query) => !IS_BLIND_TO.test(query))).toEqual([]);
  });

  it('go down to nothing and up again to the same', async () => {
    const before = await shape();

    for (let count = 0; count < MIGRATIONS.length; count += 1) await owner.undoLastMigration({ transaction: 'each' });
    const between = await shape();
    await owner.runMigrations({ transaction: 'each' });

    expect(between).toEqual([]);
    expect(await shape()).toEqual(before);
  });
});
