import { createHash } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { readFile } from 'node:fs/promises';
import {
  commitIter,
  createRepo,
  datasetInfo,
  downloadFile,
  HubApiError,
  listFiles,
  type CommitOperation,
} from '@huggingface/hub';
import type { PushDestination, PushResult } from '@odr/entities';

import { leftBehind, SUMS, type PushedFile, type PushPlace, type PushWork } from './push-destination.js';
import { PushRefused, PushUnreachable } from './push.errors.js';

/** Files up to this size can lie in git itself; the hub says which do. */
const MOST_BYTES_IN_GIT = 10_000_000;

interface Repository {
  readonly hubUrl: string;
  readonly accessToken: string;
  readonly repo: { readonly type: 'dataset'; readonly name: string };
  readonly branch: string;
}

/** What a hub says of one of its files: sha256 of what lies in its store, sha1 of what lies in git. */
interface Held {
  readonly sha256?: string | undefined;
  readonly gitId?: string | undefined;
}

/** A dataset repository on a hub: one commit, whose object ids are compared with the files when it is made. */
export class HubPlace implements PushPlace {
  private readonly at: Repository;

  constructor(
    hubUrl: string,
    private readonly destination: PushDestination,
    accessToken: string,
  ) {
    const { repository = '', branch = 'main' } = destination;
    this.at = { hubUrl, accessToken, repo: { type: 'dataset', name: repository }, branch };
  }

  async push(work: PushWork): Promise<PushResult> {
    const { signal } = work;
    try {
      return await this.pushed(work);
    } catch (error) {
      // What a hub takes, and whether it answers, is only known by asking.
      if (signal.aborted) throw signal.reason;
      throw hubProblem(error);
    }
  }

  private async pushed({ files, title, signal, progress, assertStanding }: PushWork): Promise<PushResult> {
    const { at } = this;
    await this.makeRepository();
    const there = await this.held(at.branch);
    const lacking: PushedFile[] = [];
    for (const file of files) if (!(await isHeld(file, there.get(file.path)))) lacking.push(file);
    const old = there.has(SUMS) ? await this.text(SUMS) : undefined;
    const removed = leftBehind(old, files).filter((path) => there.has(path));

    const bytesOf = (some: readonly PushedFile[]): number => some.reduce((sum, { size }) => sum + size, 0);
    const bytes = bytesOf(files);
    const before = bytes - bytesOf(lacking);
    progress(before);
    const result = {
      sent: lacking.length,
      alreadyThere: files.length - lacking.length,
      removed: removed.length,
      bytes,
    };
    const url = `${at.hubUrl}/datasets/${at.repo.name}/tree/${encodeURIComponent(at.branch)}`;
    if (lacking.length === 0 && removed.length === 0) return { ...result, url, commit: await this.head() };

    const operations: CommitOperation[] = [
      ...removed.map((path) => ({ operation: 'delete' as const, path })),
      ...(await Promise.all(
        lacking.map(async ({ path, at: local }) => ({
          operation: 'addOrUpdate' as const,
          path,
          content: await openAsBlob(local),
        })),
      )),
    ];
    const commit = await this.commit(operations, lacking, { title, signal, assertStanding }, (done) =>
      progress(before + done),
    );
    await this.assertHeld(commit, files);
    return { ...result, url, commit };
  }

  /** @returns the commit */
  private async commit(
    operations: CommitOperation[],
    files: readonly PushedFile[],
    { title, signal, assertStanding }: Pick<PushWork, 'title' | 'signal' | 'assertStanding'>,
    told: (bytes: number) => void,
  ): Promise<string> {
    const { branch, ...where } = this.at;
    const sizes = new Map(files.map(({ path, size }) => [path, size]));
    const done = new Map<string, number>();
    // Plain LFS, which every hub speaks and the tests check: xet's chunks would be another protocol.
    const steps = commitIter({ ...where, branch, title, operations, useXet: false, abortSignal: signal });
    for (;;) {
      const step = await steps.next();
      if (step.done) return step.value?.commit.oid ?? '';
      const { value } = step;
      if (value.event === 'phase' && value.phase === 'committing') await assertStanding();
      if (value.event !== 'fileProgress' || value.state !== 'uploading') continue;
      done.set(value.path, value.progress * (sizes.get(value.path) ?? 0));
      told([...done.values()].reduce((sum, share) => sum + share, 0));
    }
  }

  private async makeRepository(): Promise<void> {
    const { hubUrl, accessToken, repo } = this.at;
    try {
      await datasetInfo({ name: repo.name, hubUrl, accessToken });
    } catch (error) {
      // Only asking tells whether it is there.
      if (!(error instanceof HubApiError && error.statusCode === 404)) throw error;
      await createRepo({ repo, hubUrl, accessToken, visibility: this.destination.visibility ?? 'private' });
    }
  }

  private async held(revision: string): Promise<Map<string, Held>> {
    const { hubUrl, accessToken, repo } = this.at;
    const found = new Map<string, Held>();
    try {
      for await (const file of listFiles({ repo, revision, recursive: true, hubUrl, accessToken }))
        if (file.type === 'file')
          found.set(file.path, { sha256: file.lfs?.oid, gitId: file.lfs ? undefined : file.oid });
    } catch (error) {
      // A repository without a commit has no tree.
      if (!(error instanceof HubApiError && error.statusCode === 404)) throw error;
    }
    return found;
  }

  private async text(path: string): Promise<string | undefined> {
    const { hubUrl, accessToken, repo, branch } = this.at;
    return (await downloadFile({ repo, path, revision: branch, hubUrl, accessToken }))?.text();
  }

  private async head(): Promise<string | null> {
    const { hubUrl, accessToken, repo, branch: revision } = this.at;
    const { sha } = await datasetInfo({ name: repo.name, revision, hubUrl, accessToken, additionalFields: ['sha'] });
    return sha;
  }

  private async assertHeld(commit: string, files: readonly PushedFile[]): Promise<void> {
    const there = await this.held(commit);
    for (const file of files)
      if (!(await isHeld(file, there.get(file.path))))
        throw new PushRefused(`The hub holds other bytes as ${file.path} than were sent.`, { path: file.path });
  }
}

/** Whether a hub has the very bytes of a file. */
async function isHeld(file: PushedFile, held: Held | undefined): Promise<boolean> {
  if (held?.sha256 !== undefined) return held.sha256 === file.sha256;
  if (held?.gitId === undefined || file.size > MOST_BYTES_IN_GIT) return false;
  return held.gitId === gitIdOf(await readFile(file.at));
}

/** The id that git gives to bytes. */
const gitIdOf = (bytes: Uint8Array): string =>
  createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');

function hubProblem(error: unknown): unknown {
  if (error instanceof HubApiError) {
    const { statusCode: status } = error;
    if (status === 401 || status === 403)
      return new PushRefused('The hub does not let this token write there.', { status });
    if (status >= 400 && status < 500 && ![408, 409, 412, 429].includes(status))
      return new PushRefused(`The hub does not take this: ${error.message.slice(0, 300)}`, { status });
    return new PushUnreachable(`The hub answered ${status}.`);
  }
  // `fetch` says so about everything that keeps it from an answer.
  return error instanceof TypeError ? new PushUnreachable('The hub does not answer.') : error;
}
