import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '../client/api-client.js';
import { Failure } from '../terminal/failure.js';

/** What is asked of a command. */
export interface PushOptions {
  readonly version: string;
  readonly format: string;
  readonly export?: string;
  readonly hub?: string;
  readonly branch?: string;
  readonly public?: boolean;
  readonly bucket?: string;
  readonly prefix?: string;
  readonly endpoint?: string;
  readonly region?: string;
}

/** What opens the door; from the environment, because arguments are seen by everybody on a machine. */
interface PushSecrets {
  readonly hubToken: string | undefined;
  readonly accessKeyId: string | undefined;
  readonly secretAccessKey: string | undefined;
}

interface Work {
  readonly id: string;
  readonly state: 'queued' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';
  readonly progress: { readonly done: number; readonly total: number };
  readonly error?: { readonly code: string; readonly message: string };
}

export interface Push extends Work {
  readonly result?: {
    readonly url: string;
    readonly commit: string | null;
    readonly sent: number;
    readonly alreadyThere: number;
    readonly removed: number;
  };
}

/** The body of a request for a push. @throws Failure for a destination that is unclear, or without what opens it */
export function destinationOf(options: PushOptions, secrets: PushSecrets): object {
  const { hub, branch, bucket, prefix, endpoint, region } = options;
  if ((hub === undefined) === (bucket === undefined)) throw new Failure('Say where it goes: --hub or --bucket.');
  if (hub !== undefined) {
    if (!secrets.hubToken) throw new Failure('Put a token that may write into HF_TOKEN.');
    const visibility = options.public ? 'public' : 'private';
    return { huggingFace: { repository: hub, branch, visibility, token: secrets.hubToken } };
  }
  const { accessKeyId, secretAccessKey } = secrets;
  if (!accessKeyId || !secretAccessKey)
    throw new Failure('Put the keys of the bucket into AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.');
  return { s3: { bucket, prefix, endpoint, region, accessKeyId, secretAccessKey } };
}

/** A finished export of a version: the one that is named, else a new one. @throws Failure */
export async function exportToPush(
  api: ApiClient,
  dataset: string,
  { version, format, export: given }: PushOptions,
  say: (message: string) => void,
): Promise<string> {
  if (given !== undefined) return given;
  const path = `/datasets/${encodeURIComponent(dataset)}/versions/${encodeURIComponent(version)}/exports`;
  const { id } = await api.json<Work>({ method: 'POST', path, json: { format } });
  await ended(api, `/exports/${id}`, (done, total) => say(`${done} of ${total} items`));
  return id;
}

/** Asks again and again until it has ended. @throws Failure unless it is done then */
export async function ended<T extends Work>(
  api: ApiClient,
  path: string,
  told: (done: number, total: number) => void,
): Promise<T> {
  for (let before = -1; ; await sleep(500)) {
    const work = await api.json<T>({ path });
    const { state, progress, error } = work;
    if (state === 'done') return work;
    if (state === 'failed' || state === 'cancelled')
      throw new Failure(
        `It ${state === 'failed' ? 'failed' : 'was cancelled'}: ${error?.message ?? 'no reason given'}`,
      );
    if (progress.done > before && progress.total > 0) told((before = progress.done), progress.total);
  }
}
