import { existsSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '../../../../../shared/fixtures');

/** Path of a file of the shared fixtures, which stand beside the checkout and are read in place. */
export const sharedFixture = (...path: string[]): string => join(FOLDER, ...path);

/** `describe` that says aloud that it is skipped where the shared fixtures are absent. */
export const describeWithFixtures: typeof describe = existsSync(FOLDER)
  ? describe
  : (Object.assign(
      (name: string, body: () => void) => {
        console.warn(`SKIPPED: ${name}: there are no shared fixtures at ${FOLDER}`);
        describe.skip(name, body);
      },
      { each: describe.each, only: describe.only, skip: describe.skip },
    ) as typeof describe);
