import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { readGraphcapLine } from '@odr/content';
import { unpackDebianPackages } from '@odr/platform/embedded';

import { SHIPPED_FIXTURES } from '../testing/shipped-fixtures.js';
import { SchemaValidator } from './schema-validator.js';

const CACHE = join(homedir(), '.cache', 'open-data-repository', 'python3-jsonschema');
const OUTPUT = '../shared/fixtures/omi/output.jsonl';

/** Reads `[[schema, value], …]`, and answers for each pair whether the value is valid. */
const PROGRAM = `
import json, sys
from jsonschema import Draft202012Validator
answers = []
for schema, value in json.load(sys.stdin):
    Draft202012Validator.check_schema(schema)
    answers.append(Draft202012Validator(schema).is_valid(value))
json.dump(answers, sys.stdout)
`;

/** A validator that nobody here wrote, in another language. */
class PythonValidator {
  private constructor(private readonly path: string) {}

  /** The machine's, or Debian's package unpacked into the cache; undefined where there is neither. */
  static async find(): Promise<PythonValidator | undefined> {
    const installed = new PythonValidator('');
    if (installed.works()) return installed;
    const unpacked = new PythonValidator(join(CACHE, 'usr/lib/python3/dist-packages'));
    // No Debian machine, or no network: the test says that the second judge is missing.
    if (!unpacked.works())
      await unpackDebianPackages(['python3-jsonschema'], CACHE, { withLibraries: true }).catch(() => undefined);
    return unpacked.works() ? unpacked : undefined;
  }

  judge(pairs: readonly (readonly [schema: unknown, value: unknown])[]): boolean[] {
    const answer = execFileSync('python3', ['-c', PROGRAM], {
      input: JSON.stringify(pairs),
      encoding: 'utf8',
      env: { ...process.env, PYTHONPATH: this.path },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    return JSON.parse(answer) as boolean[];
  }

  private works(): boolean {
    try {
      return this.judge([[{ type: 'string' }, 1]])[0] === false;
    } catch {
      // No Python, or no jsonschema of this draft: only running it tells.
      return false;
    }
  }
}

const python = await PythonValidator.find();
if (!python) console.warn('Skipped: neither python3-jsonschema nor a Debian mirror to get it from is here.');
const withPython = python ? describe : describe.skip;

withPython('Ajv and Python’s jsonschema', () => {
  const ajv = new SchemaValidator();

  it.each(SHIPPED_FIXTURES)('agree on what fits $name', ({ name, schema, valid, invalid }) => {
    const values = [...valid, ...invalid.map(([, value]) => value)];
    const theirs = python?.judge(values.map((value) => [schema, value]));
    expect(theirs).toEqual(values.map((value) => ajv.validate(name, schema, value, '').length === 0));
    expect(theirs).toEqual([...valid.map(() => true), ...invalid.map(() => false)]);
  });

  const withOutput = existsSync(OUTPUT) ? it : it.skip;
  if (!existsSync(OUTPUT)) console.warn(`Skipped: ${OUTPUT} is not here.`);
  withOutput('agree on what the original pipeline wrote', () => {
    const graphcap = SHIPPED_FIXTURES.find(({ name }) => name === 'graphcap');
    const values = readFileSync(OUTPUT, 'utf8')
      .split('\n')
      .flatMap((text, index) => {
        const reading = readGraphcapLine(text, index + 1);
        return reading?.ok ? [reading.caption.value] : [];
      });
    expect(python?.judge(values.map((value) => [graphcap?.schema, value]))).toEqual(new Array(7).fill(true));
  });
});
