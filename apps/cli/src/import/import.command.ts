import type { Command } from 'commander';
import { connect } from '../client/connect.js';
import { givenUrl } from '../cli.config.js';
import { Failure } from '../terminal/failure.js';
import { progressBar } from '../terminal/progress-bar.js';
import { ensureAgreement } from './agreement.js';
import { planImport } from './import-plan.js';
import { ImportReport } from './import-report.js';
import { sendAnnotations } from './send-annotations.js';
import { type Description, uploadPictures } from './upload-pictures.js';

interface ImportOptions {
  readonly license?: string;
  readonly licenseUrl?: string;
  readonly author: readonly string[];
  readonly source: readonly string[];
  readonly team?: string;
  readonly url?: string;
  readonly acceptDco?: boolean;
}

/** The command ran to its end, yet some things could not be imported. */
const PARTIAL = 2;

const collect = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, value];

export function addImportCommand(program: Command): void {
  program
    .command('import')
    .description(
      'Brings in the pictures of a folder and the graphcap captions (JSONL) that lie beside them; safe to repeat',
    )
    .argument('<folder|jsonl>', 'folder with pictures and .jsonl files, or one .jsonl file beside its pictures')
    .option('--license <license>', 'licence of every picture: an SPDX id such as CC0-1.0, or its usual name')
    .option('--license-url <url>', 'address of the licence text')
    .option('--author <name>', 'somebody to credit; may be repeated', collect, [])
    .option('--source <address>', 'where the pictures come from; may be repeated', collect, [])
    .option('--team <id>', 'team they belong to')
    .option('--url <url>', 'server to import into, after `odr login` (default: the system running on this data folder)')
    .option('--accept-dco', 'accept the Developer Certificate of Origin for this account if that is still to do')
    .action(importInto)
    .addHelpText(
      'after',
      '\nEnds with 0 when everything is there, 2 when some things could not be imported, 1 when it could not run.',
    );
}

async function importInto(target: string, options: ImportOptions): Promise<void> {
  const plan = await planImport(target);
  const api = await connect(options.url);
  // On one's own machine, running the import as the administrator is the certification; elsewhere it is asked for.
  const isOwnMachine = (options.url ?? givenUrl()) === undefined;
  await ensureAgreement(api, isOwnMachine || options.acceptDco === true, console.log);

  const report = new ImportReport();
  const description = describe(options);
  const bar = progressBar('pictures', plan.pictures.length);
  const pictures = plan.pictures.map((path) => ({ path, description }));
  const heldByPath = await uploadPictures(api, pictures, report, () => bar.advance()).finally(() => bar.stop());
  await sendAnnotations(api, plan.annotationFiles, heldByPath, report);

  for (const path of plan.ignored) console.log(`Left out: ${path} (neither a picture nor .jsonl)`);
  console.log(report.lines().join('\n'));
  if (report.hasFailures) throw new Failure('Some things could not be imported; see above.', PARTIAL);
}

function describe({ license, licenseUrl, author, source, team }: ImportOptions): Description {
  return {
    ...(license === undefined ? {} : { license }),
    ...(licenseUrl === undefined ? {} : { licenseUrl }),
    ...(author.length > 0 ? { authors: author.map((name) => ({ name })) } : {}),
    ...(source.length > 0 ? { sources: source.map((value) => ({ type: 'url', value })) } : {}),
    ...(team === undefined ? {} : { teamId: team }),
  };
}
