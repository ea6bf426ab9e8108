/** What the global set-up tells the test files, which run in other processes. */
export interface TestServerAddress {
  /** Superuser's connection string to the server's maintenance database. */
  readonly url: string;
  /** The migrated database every test file copies. */
  readonly template: string;
}

const VARIABLE = 'ODR_TEST_SERVER';

/** Hands the address to every process jest starts from now on. */
export function publishTestServer(address: TestServerAddress): void {
  process.env[VARIABLE] = JSON.stringify(address);
}

/** @throws outside of jest's `db` project, whose global set-up starts the server */
export function publishedTestServer(): TestServerAddress {
  const text = process.env[VARIABLE];
  if (text === undefined) throw new Error('No test server: name the file *.db-spec.ts and run it in the project "db".');
  return JSON.parse(text) as TestServerAddress;
}

/** A server given by the developer, used instead of the embedded one. */
export function givenTestServerUrl(): string | undefined {
  return process.env['DATABASE_URL'] || undefined;
}
