import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { givenPushSecrets } from '../cli.config.js';
import { connect } from '../client/connect.js';
import { Failure } from '../terminal/failure.js';
import { step } from '../terminal/steps.js';
import { prune } from './prune.js';
import { destinationOf, ended, exportToPush, type Push, type PushOptions } from './push.js';

export function addDatasetCommand(program: Command): void {
  const dataset = program.command('dataset').description('Takes datasets elsewhere, and looks after copies of them');
  dataset
    .command('push <dataset>')
    .description(
      'Has a released version taken to the Hugging Face Hub (HF_TOKEN) or to a bucket (AWS_ACCESS_KEY_ID, …)',
    )
    .option('--version <version>', 'which one, such as 1.2.0', 'latest')
    .option('--format <format>', 'as which files', 'parquet')
    .option('--export <id>', 'a finished export, rather than a new one')
    .option('--hub <repository>', 'a dataset repository, owner/name; it is made when it is not there')
    .option('--branch <branch>', 'the branch of it')
    .option('--public', 'makes a new repository one for everybody')
    .option('--bucket <bucket>', 'a bucket of an S3-compatible store')
    .option('--prefix <prefix>', 'what keys in it begin with')
    .option('--endpoint <address>', 'of a store other than Amazon’s own')
    .option('--region <region>', 'of the bucket')
    .option('--url <url>', 'server of the dataset, after `odr login` (default: the system running on this data folder)')
    .action(pushDataset);
  dataset
    .command('prune <folder>')
    .description('Takes what has been withdrawn out of a copy, has it proved, and tells the server so')
    .option(
      '--url <url>',
      'server the copy is from, after `odr login` (default: the system running on this data folder)',
    )
    .action(pruneFolder);
}

async function pruneFolder(given: string, options: { readonly url?: string }): Promise<void> {
  const folder = resolve(given);
  const api = await connect(options.url);
  const { entries, items, files, provedAgainst, sequence, wholeFor } = await step(
    'following the feed of withdrawals',
    () => prune(api, folder),
  );
  console.log(`${entries.length} new withdrawals, all signed; ${items} items taken out of ${folder}.`);
  for (const name of files.dropped) console.log(`${name} was deleted, because it cannot be rewritten: export it anew.`);
  if (provedAgainst) console.log(`Proved: version ${provedAgainst} is without what was taken out.`);
  // Not deleted by itself: somebody may have more in the folder than the copy.
  if (wholeFor)
    throw new Failure(
      `This version was withdrawn as a whole (${wholeFor}), and the feed says so under its signature. Delete ${folder}, and take a later version if there is one.`,
    );
  const { datasetId, rootHash } = JSON.parse(await readFile(join(folder, 'version.json'), 'utf8')) as Record<
    string,
    string
  >;
  if (!datasetId) return;
  await api.json({
    method: 'POST',
    path: `/datasets/${datasetId}/acknowledgements`,
    json: { sequence, rootHash, pruned: items },
  });
  console.log(`Acknowledged up to withdrawal ${sequence}.`);
}

async function pushDataset(dataset: string, options: PushOptions & { readonly url?: string }): Promise<void> {
  const destination = destinationOf(options, givenPushSecrets());
  const api = await connect(options.url);
  const exportId = await step('writing the export', (say) => exportToPush(api, dataset, options, say));
  const { id } = await api.json<Push>({ method: 'POST', path: `/exports/${exportId}/pushes`, json: destination });
  const { result } = await step('sending what is not there', (say) =>
    ended<Push>(api, `/pushes/${id}`, (done, total) => say(`${Math.floor((100 * done) / total)} %`)),
  );
  if (!result) return;
  console.log(`${result.url}${result.commit ? ` at ${result.commit}` : ''}`);
  console.log(
    `${result.sent} files sent, ${result.alreadyThere} were there, ${result.removed} of an earlier push removed.`,
  );
}
