import { readFileSync } from 'node:fs';
import angular from 'angular-eslint';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

const graph = JSON.parse(readFileSync(new URL('./module-graph.json', import.meta.url), 'utf8'));
const layers = Object.keys(graph.layers);
const known = {
  ...graph.layers,
  ...Object.fromEntries(Object.entries(graph.features).map(([name, uses]) => [name, [...layers, ...uses]])),
};
const all = Object.keys(known);
const refuse = (names, message) => ({ group: names.flatMap((name) => [name, `${name}/*`]), message });

/** What no file may import, by package; the places where a package is at home switch its line off again. */
const HOMES = {
  typeorm: refuse(['typeorm', '@nestjs/typeorm'], 'SQL belongs into repositories, readers, lookups and migrations.'),
  bull: refuse(['bull', '@nestjs/bull'], 'Add a job with JobQueue of @odr/platform.'),
  cache: refuse(
    ['cache-manager', 'cache-manager-redis-yet', '@nestjs/cache-manager'],
    'Use the cache of @odr/platform.',
  ),
  http: {
    group: ['@nestjs/common'],
    importNamePattern: 'Exception$',
    message: 'Throw a DomainError with a code of libs/contracts/src/problem-codes.ts.',
  },
};
const imports = (files, { except = [], also = [] } = {}) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...Object.entries(HOMES)
            .filter(([name]) => !except.includes(name))
            .map(([, pattern]) => pattern),
          ...also,
        ],
      },
    ],
  },
});
const strangersOf = (lib) => {
  const names = all.filter((name) => name !== lib && !known[lib].includes(name));
  return names.length === 0
    ? []
    : [
        refuse(
          names.map((name) => `@odr/${name}`),
          `libs/${lib} may import only: ${known[lib].join(', ')} (module-graph.json).`,
        ),
      ];
};

const NO_ENUM = { selector: 'TSEnumDeclaration', message: 'Use an `as const` object and a type of the same name.' };
const NO_PRIVATE_HASH_DOLLAR = {
  selector: 'VariableDeclarator[id.name=/\\$$/]',
  message: 'No $ suffix: name what it is.',
};

export default defineConfig(
  { ignores: ['dist/', 'coverage/', '.angular/', '.odr/', 'node_modules/', 'libs/sdk/src/generated/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  {
    files: ['**/*.mjs'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
    rules: {
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'prefer-const': 'error',
      eqeqeq: 'error',
      'no-var': 'error',
      'max-lines': ['error', 400],
    },
  },

  {
    files: ['**/*.ts'],
    extends: [ts.configs.strict],
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ['*.ts'] }, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', package: '@jest/globals', name: ['it', 'describe'] }] },
      ],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false, properties: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      '@typescript-eslint/no-useless-constructor': 'off',
      'no-restricted-syntax': ['error', NO_ENUM, NO_PRIVATE_HASH_DOLLAR],
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read in *.config.ts only.' },
      ],
      'no-console': 'error',
      eqeqeq: 'error',
      'prefer-const': 'error',
      'max-depth': ['error', 4],
      'max-lines': ['error', { max: 400, skipBlankLines: true }],
    },
  },

  imports(['{apps,libs,bench}/**/*.ts']),
  ...all.map((lib) => imports([`libs/${lib}/**/*.ts`], { also: strangersOf(lib) })),
  ...all.map((lib) =>
    imports([`libs/${lib}/**/*.{repository,reader,lookup,db-spec}.ts`], {
      except: ['typeorm'],
      also: strangersOf(lib),
    }),
  ),
  imports(['libs/entities/**/*.ts', 'libs/platform/src/{database,outbox,testing}/**/*.ts'], {
    except: ['typeorm'],
    also: strangersOf('platform'),
  }),
  imports(['libs/platform/src/queue/**/*.ts'], { except: ['typeorm', 'bull'] }),
  imports(['libs/platform/src/cache/**/*.ts'], { except: ['cache'] }),
  imports(['libs/platform/src/http/**/*.ts'], { except: ['http'] }),

  {
    files: ['**/*.config.ts', '**/*spec.ts', '**/testing/**/*.ts', 'apps/*/test/**/*.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  // The Swagger plugin turns types of DTOs into values: an `import type` would leave it nothing to refer to.
  { files: ['**/*.dto.ts', '**/*.controller.ts'], rules: { '@typescript-eslint/consistent-type-imports': 'off' } },
  // Commands talk to a terminal, tests say aloud what they skip, and the last resort of a process is its console.
  {
    files: [
      'apps/cli/**/*.ts',
      '**/*spec.ts',
      '**/testing/**/*.ts',
      'apps/*/test/**/*.ts',
      '**/main.ts',
      '**/*.worker.ts',
    ],
    rules: { 'no-console': 'off' },
  },

  {
    files: ['apps/admin/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    // The editor's project service finds a referenced project's root files only, and that is main.ts here.
    languageOptions: {
      parserOptions: {
        projectService: false,
        project: ['apps/admin/tsconfig.{app,spec,worker}.json'],
      },
    },
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'odr', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'odr', style: 'camelCase' }],
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            refuse(
              [...layers.filter((name) => !graph.console.includes(name)), ...Object.keys(graph.features)].map(
                (name) => `@odr/${name}`,
              ),
              'The console knows contracts and sdk only.',
            ),
            {
              group: ['@angular/common/http'],
              importNamePattern: '^(HttpClient|httpResource)$',
              message: 'Only data/*-client.ts makes calls.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['apps/admin/**/*-client.ts', 'apps/admin/**/*-client.spec.ts', 'apps/admin/**/data-*/*.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['apps/admin/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
  },
);
