import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../../../../shared/fixtures');

/** Path of one of the shared fixtures, which lie beside the checkout and are read in place. */
export const fixturePath = (...path: string[]): string => join(FOLDER, ...path);

export const fixture = (...path: string[]): Buffer => readFileSync(fixturePath(...path));

/** `describe` where the fixtures are present; elsewhere a skip that says so. */
export const describeWithFixtures: (name: string, body: () => void) => void = existsSync(FOLDER)
  ? describe
  : (name, body) => {
      console.warn(`SKIPPED: ${name}: there are no shared fixtures at ${FOLDER}`);
      describe.skip(name, body);
    };
