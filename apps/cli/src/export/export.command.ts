import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { sha256OfFile } from '@odr/platform/embedded';
import type { ApiClient } from '../client/api-client.js';
import { connect } from '../client/connect.js';
import { Failure } from '../terminal/failure.js';
import { step } from '../terminal/steps.js';

interface ExportOptions {
  readonly format: string;
  readonly out: string;
  readonly url?: string;
  readonly license?: string;
  readonly type?: string;
  readonly q?: string;
  readonly team?: string;
  readonly status?: string;
}

interface ExportFile {
  readonly name: string;
  /** Where it belongs in the dataset's folder. */
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

interface ExportJob {
  readonly id: string;
  readonly state: 'queued' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';
  readonly progress: { readonly done: number; readonly total: number };
  readonly error?: { readonly code: string; readonly message: string };
  readonly counts?: { readonly exported: number; readonly skipped: number };
  readonly files?: readonly ExportFile[];
}

export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description('Writes published pictures, or their catalogue, with licence and attribution for every one')
    .option(
      '--format <format>',
      'jsonl (catalogue) or parquet (with the pictures, as Hugging Face reads them)',
      'jsonl',
    )
    .requiredOption('--out <folder>', 'where the files go')
    .option('--license <license>', 'only this licence')
    .option('--type <type>', 'only this type of content')
    .option('--q <words>', 'only what these words find')
    .option('--team <id>', 'only what belongs to this team')
    .option('--status <status>', 'status, for those who may see more than what is published')
    .option('--url <url>', 'server to export from, after `odr login` (default: the system running on this data folder)')
    .action(exportTo);
}

async function exportTo(options: ExportOptions): Promise<void> {
  const api = await connect(options.url);
  const { license, type, q, team: teamId, status } = options;
  const filter = Object.fromEntries(
    Object.entries({ license, type, q, teamId, status }).filter(([, value]) => value !== undefined),
  );
  const started = await api.json<ExportJob>({
    method: 'POST',
    path: '/exports',
    json: { format: options.format, ...(Object.keys(filter).length > 0 ? { filter } : {}) },
  });
  const job = await step('writing the export', (say) => untilDone(api, started, say));

  const folder = resolve(options.out);
  await mkdir(folder, { recursive: true });
  for (const file of job.files ?? []) {
    await step(`downloading ${file.name}`, () => download(api, job.id, file, folder));
  }
  const { exported, skipped } = job.counts ?? { exported: job.progress.done, skipped: 0 };
  console.log(`${exported} items in ${folder}: ${(job.files ?? []).map(({ path }) => path).join(', ')}`);
  if (skipped > 0) console.log(`${skipped} items were left out: their file is missing or damaged on the server.`);
}

async function untilDone(api: ApiClient, started: ExportJob, say: (message: string) => void): Promise<ExportJob> {
  let job = started;
  let told = 0;
  while (job.state === 'queued' || job.state === 'running' || job.state === 'paused') {
    await sleep(500);
    job = await api.json<ExportJob>({ path: `/exports/${job.id}` });
    if (job.progress.done >= told + 100) {
      told = job.progress.done;
      say(`${told} of ${job.progress.total} items`);
    }
  }
  if (job.state !== 'done')
    throw new Failure(
      `The export ${job.state === 'failed' ? 'failed' : 'was cancelled'}: ${job.error?.message ?? 'no reason given'}`,
    );
  return job;
}

/** A file appears under its name only when it is whole and its checksum is right. */
async function download(api: ApiClient, id: string, { name, path, sha256 }: ExportFile, folder: string): Promise<void> {
  const target = resolve(folder, path);
  // The server names the file; it must not choose a place outside the folder that was asked for.
  if (!target.startsWith(`${folder}${sep}`)) throw new Failure(`The server names a file outside of ${folder}: ${path}`);
  await mkdir(dirname(target), { recursive: true });
  const draft = `${target}.part`;
  const { response } = await api.send({
    path: `/exports/${id}/files/${encodeURIComponent(name)}`,
    headers: { accept: '*/*' },
  });
  if (!response.body) throw new Failure(`${name} came without content.`);
  await pipeline(Readable.fromWeb(response.body), createWriteStream(draft));
  if ((await sha256OfFile(draft)) !== sha256) {
    await rm(draft);
    throw new Failure(`${name} arrived damaged: its checksum is not the one the server gave. Run the command again.`);
  }
  await rename(draft, target);
}
