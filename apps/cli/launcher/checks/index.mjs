import { checkAddresses } from './addresses.mjs';
import { checkBundle } from './bundle.mjs';
import { checkGenerated } from './generated.mjs';
import { bin, ROOT, runNode } from './run.mjs';

/** Runs a tool; its output is the failure's explanation. */
const tool =
  (name, ...args) =>
  async () => {
    const { code, output, timedOut } = await runNode([bin(name), ...args]);
    return code === 0 ? undefined : `${output.trim()}${timedOut ? '\n(stopped after ten minutes)' : ''}`;
  };

const inTurn =
  (...steps) =>
  async () => {
    for (const step of steps) {
      const failure = await step();
      if (failure !== undefined) return failure;
    }
    return undefined;
  };

/** Builds whatever is older than its sources; the checks after it look at what was built. */
const build = async () => {
  const { code, output } = await runNode([`${ROOT}/apps/cli/launcher/build.mjs`]);
  return code === 0 ? undefined : output.trim();
};

/**
 * What must be true of the sources, besides the tests. Each has a name for `npm run verify -- <name>`, and says how to mend it.
 * Handlers of jobs, access of routes and migrations are checked by specs beside their code; `npm test` runs them all.
 * @type {readonly { name: string, run: () => Promise<string | undefined>, mend: string, alone?: boolean }[]}
 */
export const CHECKS = [
  { name: 'build', run: build, mend: 'npm run build shows the errors; mend the files it names', alone: true },
  {
    name: 'types',
    run: inTurn(
      tool(
        'tsc',
        '-p',
        'tsconfig.json',
        '--noEmit',
        '--incremental',
        '--tsBuildInfoFile',
        'dist/.cache/tsc/server.json',
        '--pretty',
        'false',
      ),
      tool(
        'tsc',
        '-p',
        'apps/admin/tsconfig.spec.json',
        '--noEmit',
        '--incremental',
        '--tsBuildInfoFile',
        'dist/.cache/tsc/admin.json',
        '--pretty',
        'false',
      ),
    ),
    mend: 'mend the files named above; npm run verify -- types looks again',
  },
  {
    name: 'lint',
    run: tool('eslint', '.', '--max-warnings', '0', '--cache', '--cache-location', 'dist/.cache/eslint/'),
    mend: 'npm run format mends a part; the rest is named above',
  },
  {
    name: 'boundaries',
    run: tool(
      'depcruise',
      '--config',
      '.dependency-cruiser.mjs',
      '--output-type',
      'err-long',
      'apps',
      'libs',
      'migrations',
    ),
    mend: 'move the code, or use a lookup, a service or an event; the graph is in module-graph.json',
  },
  {
    name: 'unused',
    run: tool('knip', '--no-progress'),
    mend: 'delete what nothing uses; npx knip --fix removes exports',
  },
  {
    name: 'styles',
    run: tool('stylelint', 'apps/admin/**/*.scss'),
    mend: 'use a token of apps/admin/src/theme; npm run format mends a part',
  },
  { name: 'format', run: tool('prettier', '--check', '--log-level', 'warn', '.'), mend: 'npm run format' },
  {
    name: 'addresses',
    run: checkAddresses,
    mend: 'remove the address: hosts are found at run time or set by configuration',
  },
  { name: 'generated', run: checkGenerated, mend: 'npm run openapi, then commit what it changed' },
  {
    name: 'bundle',
    run: checkBundle,
    mend: 'load the page lazily, or import less; dist/apps/admin/stats.json says what is in it',
  },
];
