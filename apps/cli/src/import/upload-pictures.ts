import { openAsBlob } from 'node:fs';
import { basename } from 'node:path';
import { sha256OfFile } from '@odr/platform/embedded';
import type { ApiClient } from '../client/api-client.js';
import { ApiProblem } from '../client/api-problem.js';
import { Failure } from '../terminal/failure.js';
import { forEachBounded } from './bounded.js';
import type { ImportReport } from './import-report.js';

/** What is said about every picture of one import. */
export interface Description {
  readonly license?: string;
  readonly licenseUrl?: string;
  readonly authors?: readonly { readonly name: string; readonly url?: string }[];
  readonly sources?: readonly { readonly type: string; readonly value: string }[];
  readonly teamId?: string;
  readonly name?: string;
  readonly altText?: string;
}

/** A picture and what to say about it. */
export interface Picture {
  readonly path: string;
  readonly description: Description;
}

/** A picture the server holds; it does not tell whose it is when that is hidden from us. */
export interface HeldPicture {
  readonly sha256: string;
  readonly contentId?: string;
}

interface Outcome {
  readonly became: 'created' | 'present';
  readonly contentId?: string;
}

/** Enough to keep two cores decoding while bytes travel; the server takes more only at the cost of memory. */
const UPLOADS_AT_ONCE = 4;

/**
 * Uploads pictures the server does not hold yet.
 * @returns the pictures that are there now, by path
 */
export async function uploadPictures(
  api: ApiClient,
  pictures: readonly Picture[],
  report: ImportReport,
  onProgress: () => void = () => undefined,
): Promise<Map<string, HeldPicture>> {
  const held = new Map<string, HeldPicture>();
  await forEachBounded(pictures, UPLOADS_AT_ONCE, async (picture) => {
    try {
      const sha256 = await sha256OfFile(picture.path);
      const { became, contentId } = await uploadOne(api, picture, sha256);
      report.pictures[became] += 1;
      held.set(picture.path, { sha256, ...(contentId === undefined ? {} : { contentId }) });
    } catch (error) {
      // One bad file must not keep the others out. What stops all of them is thrown on.
      if (error instanceof Failure || stopsEverything(error)) throw error;
      report.fail('pictures', { file: picture.path, message: messageOf(error) });
    }
    onProgress();
  });
  return held;
}

async function uploadOne(api: ApiClient, picture: Picture, sha256: string): Promise<Outcome> {
  const contentId = await idOfHeld(api, sha256);
  if (contentId !== undefined) return { became: 'present', contentId };
  try {
    const { response } = await api.send({ method: 'POST', path: '/contents', body: () => form(picture) });
    return { became: 'created', contentId: ((await response.json()) as { id: string }).id };
  } catch (error) {
    // Somebody, perhaps an earlier try of ours whose answer was lost, has brought these very bytes.
    if (!(error instanceof ApiProblem) || error.code !== 'content.duplicate') throw error;
    const { existingId } = error.body;
    return { became: 'present', ...(typeof existingId === 'string' ? { contentId: existingId } : {}) };
  }
}

/** Asking costs a round trip; uploading only to hear 409 would cost the whole file. */
async function idOfHeld(api: ApiClient, sha256: string): Promise<string | undefined> {
  try {
    return (await api.json<{ id: string }>({ path: `/contents/by-hash/${sha256}` })).id;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return undefined;
    throw error;
  }
}

async function form({ path, description }: Picture): Promise<FormData> {
  const data = new FormData();
  // The description goes first: the server can refuse it before the bytes have travelled.
  data.set('metadata', JSON.stringify(description));
  data.set('file', await openAsBlob(path), basename(path));
  return data;
}

const stopsEverything = (error: unknown): boolean =>
  error instanceof ApiProblem && (error.status === 0 || error.status === 401 || error.status === 403);

const messageOf = (error: unknown): string => {
  if (error instanceof ApiProblem) return `${error.message} (${error.code})`;
  return error instanceof Error ? error.message : String(error);
};
