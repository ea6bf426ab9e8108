import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chosenLicenses, licenseTextOf, ReleaseProfiles } from '@odr/licensing';

/** Where the texts are, as the REUSE specification has it. */
const FOLDER = 'LICENSES';

/**
 * Puts the texts of all licences that are relied on into an export, and that of its profile: terms that can only be read on the
 * net leave users without terms one day.
 * @param expressions licences of the items
 * @param profile id of the release profile; undefined where no release was made
 */
export async function addLicenseTexts(
  folder: string,
  expressions: Iterable<string>,
  profile: string | undefined,
): Promise<void> {
  const own = profile === undefined ? null : (ReleaseProfiles.find(profile)?.license ?? null);
  const relied = [...expressions].flatMap((expression) => chosenLicenses(expression).map(({ id }) => id));
  const ids = new Set(own === null ? relied : [...relied, own]);
  const texts = [...ids].flatMap((id) => {
    const text = licenseTextOf(id);
    return text === undefined ? [] : [{ id, text }];
  });
  if (texts.length > 0) await mkdir(join(folder, FOLDER), { recursive: true });
  for (const { id, text } of texts) await writeFile(join(folder, FOLDER, `${id}.txt`), text);
}
