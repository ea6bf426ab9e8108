import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { ApiClient } from '../client/api-client.js';
import { ApiProblem } from '../client/api-problem.js';
import { Failure } from '../terminal/failure.js';
import { followed, UNFOLLOWED, type Feed, type FeedEntry, type Followed } from './feed.js';
import { pruneCopy, type PrunedFiles } from './pruned-copy.js';

/** The identity that an export carries. */
interface Copy {
  readonly datasetId: string;
  readonly version: string;
  readonly rootHash: string;
}

/** What a copy has been through; lies in it as `withdrawals.json`. */
interface History extends Followed {
  readonly removed: readonly string[];
  /** Why the version that it is a copy of was withdrawn as a whole, once it was. */
  readonly wholeFor?: string;
}

export interface Pruning {
  readonly entries: readonly FeedEntry[];
  /** How many of the copy's items went. */
  readonly items: number;
  readonly files: PrunedFiles;
  /** The newer version that was proved to be without them; undefined if there is none yet. */
  readonly provedAgainst: string | undefined;
  readonly sequence: number;
  /** Why the whole version was withdrawn; undefined while it stands. */
  readonly wholeFor: string | undefined;
}

type CheckProof = (proof: unknown, root: string) => void;

/** Follows the feed of a copy's dataset, and takes out what it says. A repeat does nothing. @throws Failure */
export async function prune(api: ApiClient, folder: string): Promise<Pruning> {
  const copy = JSON.parse(await textOf(join(folder, 'version.json'), `${folder} holds no copy of a dataset.`)) as Copy;
  const path = join(folder, 'withdrawals.json');
  const before: History = JSON.parse(
    await textOf(path).catch(() => JSON.stringify({ ...UNFOLLOWED, removed: [] })),
  ) as History;
  const { entries, after } = await follow(api, copy.datasetId, before);

  const doomed = new Set(
    entries
      .flatMap(({ contentId, publishedSha256 }) => [contentId, publishedSha256])
      .filter((one) => one !== undefined),
  );
  const held = await heldBy(join(folder, 'manifest.ndjson'), doomed);
  const files = held.length > 0 ? await pruneCopy(folder, doomed) : { deleted: [], rewritten: [], dropped: [] };
  const removed = [...new Set([...before.removed, ...held])];
  const wholeFor = entries.find(({ rootHash }) => rootHash === copy.rootHash)?.reason ?? before.wholeFor;
  await writeFile(path, `${JSON.stringify({ ...after, removed, wholeFor }, null, 2)}\n`);

  const provedAgainst = await proved(api, copy, removed);
  return { entries, items: held.length, files, provedAgainst, sequence: after.sequence, wholeFor };
}

async function follow(
  api: ApiClient,
  datasetId: string,
  before: History,
): Promise<{ entries: FeedEntry[]; after: Followed }> {
  const entries: FeedEntry[] = [];
  for (let after: Followed = before; ;) {
    const feed = await api.json<Feed>({ path: `/datasets/${datasetId}/withdrawals?since=${after.sequence}` });
    after = followed(after, datasetId, feed);
    entries.push(...feed.items);
    if (after.sequence >= feed.head.sequence) {
      if (after.hash !== feed.head.hash)
        throw new Failure('The feed has been tampered with: its head is not its last entry.');
      return { entries, after };
    }
    if (feed.items.length === 0) throw new Failure('The feed has been tampered with: it leaves out its last entries.');
  }
}

/** Which items of a manifest are withdrawn, by id. */
async function heldBy(manifest: string, doomed: ReadonlySet<string>): Promise<string[]> {
  const held: string[] = [];
  for await (const line of createInterface({ input: createReadStream(manifest), crlfDelay: Infinity })) {
    const { contentId, publishedSha256 } = JSON.parse(line) as { contentId: string; publishedSha256: string };
    if (doomed.has(contentId) && doomed.has(publishedSha256)) held.push(contentId);
  }
  return held;
}

/** Has the server prove that the newest version is without them. */
async function proved(
  api: ApiClient,
  { datasetId, version }: Copy,
  removed: readonly string[],
): Promise<string | undefined> {
  const latest = await newestOf(api, datasetId);
  if (!latest || latest.version === version || removed.length === 0) return undefined;
  const verifier = new URL('../../../../libs/dataset/verifier/verify-dataset.mjs', import.meta.url);
  const { checkProof } = (await import(verifier.href)) as { checkProof: CheckProof };
  for (const contentId of removed) {
    const proof = await api.json<{ included: boolean }>({
      path: `/datasets/${datasetId}/versions/${latest.version}/proof?contentId=${contentId}`,
    });
    if (proof.included) throw new Failure(`Version ${latest.version} holds ${contentId}, which has been withdrawn.`);
    try {
      checkProof(proof, latest.rootHash);
    } catch (error) {
      // The verifier's way to say no.
      throw new Failure(
        `The server could not prove that ${contentId} is not in version ${latest.version}: ${String(error)}`,
      );
    }
  }
  return latest.version;
}

/** Undefined when every version was withdrawn as a whole. */
async function newestOf(
  api: ApiClient,
  datasetId: string,
): Promise<{ readonly version: string; readonly rootHash: string } | undefined> {
  try {
    return await api.json({ path: `/datasets/${datasetId}/versions/latest` });
  } catch (error) {
    if (error instanceof ApiProblem && error.code === 'dataset_version.not_found') return undefined;
    throw error;
  }
}

async function textOf(path: string, otherwise = `${path} cannot be read.`): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Failure(otherwise);
    throw error;
  }
}
