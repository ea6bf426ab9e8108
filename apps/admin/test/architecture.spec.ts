import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const APP = resolve(import.meta.dirname, '../src/app');

interface Source {
  /** Relative to src/app. */
  readonly path: string;
  readonly text: string;
}

const sources: Source[] = readdirSync(APP, { recursive: true, encoding: 'utf8' })
  .filter(
    (path) => /\.(ts|html|scss)$/.test(path) && !/\.(spec|harness)\.ts$/.test(path) && !path.endsWith('testing.ts'),
  )
  .map((path) => ({ path, text: readFileSync(join(APP, path), 'utf8') }));
const code = sources.filter(({ path }) => path.endsWith('.ts'));

const importsOf = ({ path, text }: Source): string[] =>
  [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, target = '']) =>
    target.startsWith('.') ? relative(APP, resolve(APP, dirname(path), target)) : target,
  );

/** Types call nobody: every file of a data folder may take them from the SDK. */
const withoutTypes = ({ path, text }: Source): string =>
  layerOf(path) === 1 ? text.replaceAll(/^(?:import|export) type \{[^}]*\} from '@odr\/sdk';$/gm, '') : text;

const domainOf = (path: string): string => path.split('/')[0] ?? '';
/** feature 3, ui 2, data 1, util 0: each may only reach down. */
function layerOf(path: string): number | undefined {
  const folder = path.split('/').find((part) => /^(feature|ui|data|util)(-|$)/.test(part));
  const kind = folder?.split('-')[0];
  return kind === undefined ? undefined : ['util', 'data', 'ui', 'feature'].indexOf(kind);
}

/** Every rule is a function from the code to its offences, so that each can be shown to bite. */
const RULES: Readonly<Record<string, (files: readonly Source[]) => string[]>> = {
  'only clients call the server': (files) =>
    files
      .filter(
        (file) =>
          /\bHttpClient\b|\bhttpResource\b|@odr\/sdk/.test(withoutTypes(file)) &&
          !/\/data\/[^/]+-client\.ts$/.test(file.path),
      )
      .map(({ path }) => path),
  'the console knows contracts and the SDK, nothing else of ours': (files) =>
    files.flatMap((file) =>
      importsOf(file)
        .filter((one) => one.startsWith('@odr/') && !['@odr/contracts', '@odr/sdk'].includes(one))
        .map((one) => `${file.path} → ${one}`),
    ),
  'a domain uses itself and shared': (files) =>
    files.flatMap((file) =>
      file.path.includes('/')
        ? importsOf(file)
            .filter(
              (one) =>
                /\.js$/.test(one) && !one.startsWith('@') && ![domainOf(file.path), 'shared'].includes(domainOf(one)),
            )
            .map((one) => `${file.path} → ${one}`)
        : [],
    ),
  'feature → ui → data → util': (files) =>
    files.flatMap((file) => {
      const layer = layerOf(file.path);
      return importsOf(file)
        .filter((one) => layer !== undefined && (layerOf(one) ?? -1) > layer)
        .map((one) => `${file.path} → ${one}`);
    }),
  'ui asks no client': (files) =>
    files.flatMap((file) =>
      layerOf(file.path) === 2
        ? importsOf(file)
            .filter((one) => one.endsWith('-client.js'))
            .map((one) => `${file.path} → ${one}`)
        : [],
    ),
  'stores do not use stores of other pages': (files) =>
    files.flatMap((file) =>
      file.path.endsWith('-store.ts')
        ? importsOf(file)
            .filter((one) => one.endsWith('-store.js') && !one.startsWith('shared/'))
            .map((one) => `${file.path} → ${one}`)
        : [],
    ),
  'one listener for keys': (files) =>
    files
      .filter(
        ({ path, text }) =>
          /addEventListener\('key|document:keydown|window:keydown/.test(text) &&
          path !== 'shared/util-shortcuts/shortcuts.ts',
      )
      .map(({ path }) => path),
  'colours stand in the theme': (files) =>
    files
      .filter(({ path, text }) => /\.(scss|ts)$/.test(path) && /:\s*#[0-9a-f]{3,8}\b|rgba?\(/i.test(text))
      .map(({ path }) => path),
  'nothing comes from elsewhere': (files) =>
    files.filter(({ text }) => /(src|href|url\()\s*=?\s*["']https?:/.test(text)).map(({ path }) => path),
};

describe.each(Object.entries(RULES))('%s', (name, offences) => {
  it('holds', () => {
    expect(
      offences(name === 'colours stand in the theme' || name === 'nothing comes from elsewhere' ? sources : code),
    ).toEqual([]);
  });
});

describe('the rules bite', () => {
  const wrong = (path: string, text: string): Source[] => [{ path, text }];

  it.each<[string, Source[]]>([
    [
      'only clients call the server',
      wrong('teams/feature-list/x-page.ts', "import { HttpClient } from '@angular/common/http';"),
    ],
    [
      'the console knows contracts and the SDK, nothing else of ours',
      wrong('teams/data/x.ts', "import { Team } from '@odr/entities';"),
    ],
    [
      'a domain uses itself and shared',
      wrong('teams/data/x.ts', "import { Case } from '../../moderation/data/case.js';"),
    ],
    ['feature → ui → data → util', wrong('teams/ui/x.ts', "import TeamPage from '../feature-team/team-page.js';")],
    ['ui asks no client', wrong('teams/ui/x.ts', "import { TeamClient } from '../data/team-client.js';")],
    [
      'stores do not use stores of other pages',
      wrong('teams/feature-team/team-store.ts', "import { X } from '../feature-list/list-store.js';"),
    ],
    ['one listener for keys', wrong('teams/feature-team/x.ts', "document.addEventListener('keydown', run);")],
    ['colours stand in the theme', wrong('teams/ui/x.scss', 'a { color: #fff; }')],
    ['nothing comes from elsewhere', wrong('teams/ui/x.html', '<img src="https://example.org/x.png">')],
  ])('%s', (name, files) => {
    expect(RULES[name]?.(files)).toHaveLength(1);
  });
});
