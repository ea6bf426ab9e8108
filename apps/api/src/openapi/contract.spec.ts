import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string }[];
  readonly 'x-permission'?: string;
  readonly 'x-public'?: string;
  readonly responses: Readonly<
    Record<
      string,
      { readonly description: string; readonly content?: Readonly<Record<string, { readonly schema: Schema }>> }
    >
  >;
}

const file = join(import.meta.dirname, '../../openapi.json');
const document = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { paths: {} }) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};
const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ route: `${method.toUpperCase()} ${path}`, ...operation })),
);

// Generators name functions and types after these; renaming one breaks clients.
describe('the committed contract', () => {
  it('describes routes', () => {
    expect(operations.length).toBeGreaterThan(0);
  });

  it('gives every operation an id of its own, resource first, verb last', () => {
    const ids = operations.map(({ operationId }) => operationId);

    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z][a-z0-9_]*_[a-z][a-zA-Z0-9]*$/.test(id))).toEqual([]);
  });

  it('names every schema for its role', () => {
    const names = Object.keys(document.components.schemas);

    expect(names.filter((name) => !/(?:Request|Response|Query|Problem)$/.test(name))).toEqual([]);
  });

  it('describes ids as texts', () => {
    const described = JSON.stringify(document.components.schemas);

    expect(described.match(/\{[^{}]*"(?:type":"object"|object",)[^{}]*"format":"uuid"[^{}]*\}/g) ?? []).toEqual([]);
  });

  it('says for every route with an id that what is none is refused', () => {
    const silent = operations.filter(
      ({ route, responses }) =>
        /\{(?:id|\w+Id)\}/.test(route) && !responses['400']?.description.includes('`request.invalid`'),
    );

    expect(silent.map(({ route }) => route)).toEqual([]);
  });

  it('offers to count only where the answer has a place for it', () => {
    const empty = operations.filter(({ parameters, responses }) => {
      const { $ref = '' } = responses['200']?.content?.['application/json']?.schema ?? {};
      const answer = document.components.schemas[$ref.split('/').at(-1) ?? ''];
      return parameters?.some(({ name }) => name === 'total') === true && answer?.properties?.['total'] === undefined;
    });

    expect(empty.map(({ route }) => route)).toEqual([]);
  });

  it('says for every route who may call it', () => {
    const silent = operations.filter(
      (operation) => (operation['x-permission'] === undefined) === (operation['x-public'] === undefined),
    );

    expect(silent.map(({ route }) => route)).toEqual([]);
  });
});
