const aliases = {
  '^@odr/([^/]+)/(embedded|testing)$': '<rootDir>/libs/$1/src/$2/index.ts',
  '^@odr/([^/]+)$': '<rootDir>/libs/$1/src/index.ts',
  '^(\\.{1,2}/.*)\\.js$': '$1',
};

const server = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: aliases,
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          target: 'es2023',
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/'],
  setupFiles: ['reflect-metadata'],
  setupFilesAfterEnv: ['<rootDir>/libs/platform/src/testing/patience.ts'],
};

/** A connection that is given a statement while another runs on it fails the file: the driver only warns, and will refuse it. */
const withDatabase = {
  ...server,
  setupFilesAfterEnv: [...server.setupFilesAfterEnv, '<rootDir>/libs/platform/src/testing/driver-misuse.ts'],
};

const perRun = (folder, name) => ({
  globalSetup: `<rootDir>/${folder}/${name}.global-setup.ts`,
  globalTeardown: `<rootDir>/${folder}/${name}.global-teardown.ts`,
});

/**
 * unit: no services. db: a throw-away PostgreSQL. e2e: the whole system, built and started as its users start it.
 * own: built likewise, but each file starts API processes of its own on a database of its own, so it can run beside e2e.
 * soak: like e2e, but each file starts systems of its own, kills them and takes minutes; or works on a database as db does.
 */
export default {
  // Modules of a file stay in memory after it (jest's VM contexts are never freed whole); 150 files do not fit one process.
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...server,
      displayName: 'unit',
      testMatch: ['<rootDir>/{apps,libs,bench}/**/*.spec.ts'],
      testPathIgnorePatterns: ['/node_modules/', '/dist/', '/apps/admin/'],
    },
    {
      ...withDatabase,
      displayName: 'db',
      testMatch: ['<rootDir>/{libs,migrations}/**/*.db-spec.ts'],
      ...perRun('libs/platform/src/testing', 'database'),
    },
    {
      ...server,
      displayName: 'e2e',
      testMatch: ['<rootDir>/apps/api/test/*.e2e-spec.ts'],
      ...perRun('apps/api/test', 'system'),
    },
    {
      ...server,
      displayName: 'own',
      testMatch: ['<rootDir>/apps/api/test/own/*.e2e-spec.ts'],
      ...perRun('libs/platform/src/testing', 'database'),
    },
    {
      ...server,
      displayName: 'soak',
      testTimeout: 900_000,
      testMatch: ['<rootDir>/apps/api/test/soak/*.soak-spec.ts'],
      ...perRun('libs/platform/src/testing', 'database'),
    },
  ],
};
