const aliases = {
  '^@odr/platform/(embedded|testing)$': '<rootDir>/libs/platform/src/$1/index.ts',
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
};

/** unit: no services. db: a throw-away PostgreSQL. e2e: the whole system, built and started as its users start it. */
export default {
  projects: [
    { ...server, displayName: 'unit', testMatch: ['<rootDir>/{apps,libs,bench}/**/*.spec.ts'], testPathIgnorePatterns: ['/node_modules/', '/dist/', '/apps/admin/'] },
    { ...server, displayName: 'db', testMatch: ['<rootDir>/{libs,migrations}/**/*.db-spec.ts'], globalSetup: '<rootDir>/libs/platform/src/testing/database.global-setup.ts', globalTeardown: '<rootDir>/libs/platform/src/testing/database.global-teardown.ts' },
    { ...server, displayName: 'e2e', testMatch: ['<rootDir>/apps/api/test/**/*.e2e-spec.ts'], globalSetup: '<rootDir>/apps/api/test/system.global-setup.ts', globalTeardown: '<rootDir>/apps/api/test/system.global-teardown.ts' },
  ],
};
