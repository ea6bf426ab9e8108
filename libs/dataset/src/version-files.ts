import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Beside the sources, and beside the built code too (apps/cli/launcher/build.mjs). */
const VERIFIERS = new URL('../verifier/', import.meta.url);

/** What a copy needs to be verified and pruned, wherever it is. */
export interface VersionCard {
  readonly dataset: string;
  readonly datasetId: string;
  readonly version: string;
  readonly rootHash: string;
  readonly itemCount: number;
  readonly profile: string;
  /** Where the feed of withdrawals is. */
  readonly withdrawals: string;
}

/** Puts the manifest, the identity of the version and the verifiers into an export. */
export async function addVersionFiles(folder: string, manifest: string, card: VersionCard): Promise<void> {
  await copyFile(manifest, join(folder, 'manifest.ndjson'));
  await writeFile(join(folder, 'version.json'), `${JSON.stringify(card, null, 2)}\n`);
  for (const name of ['verify-dataset.mjs', 'verify_dataset.py'])
    await copyFile(new URL(name, VERIFIERS), join(folder, name));
}
