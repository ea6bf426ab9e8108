// The preset's ESM build is CommonJS inside: only its default export can be imported.
import presets from 'jest-preset-angular/presets/index.js';

const preset = presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' });

/** The console's tests: zoneless, in jsdom. Run with NODE_OPTIONS=--experimental-vm-modules. */
export default {
  ...preset,
  displayName: 'admin',
  rootDir: import.meta.dirname,
  // A page driven through its harness is a second of work, and several on a machine that does more at once.
  testTimeout: 30_000,
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/test/**/*.spec.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/setup.ts'],
  moduleNameMapper: {
    ...preset.moduleNameMapper,
    // Its file for Node knows no File; the bundler takes this one by itself.
    '^tus-js-client$': '<rootDir>/../../node_modules/tus-js-client/lib.es5/browser/index.js',
    '^@odr/([^/]+)$': '<rootDir>/../../libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
};
