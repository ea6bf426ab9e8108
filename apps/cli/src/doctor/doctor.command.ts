import { statfs } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { assertFitPostgres, isPortFree } from '@odr/platform/embedded';
import { startConfig, type StartConfig } from '../cli.config.js';
import { runningOn } from '../start/data-lock.js';
import { Failure } from '../terminal/failure.js';

interface Finding {
  readonly isGood: boolean;
  readonly text: string;
}

const LOW_BYTES = 2_000_000_000;

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('Looks at this machine and this installation and says what is wrong')
    .action(async () => {
      const findings = await examine(startConfig());
      for (const { isGood, text } of findings) console.log(`${isGood ? 'ok  ' : 'BAD '} ${text}`);
      if (findings.some(({ isGood }) => !isGood)) throw new Failure('Something needs attention.');
    });
}

async function examine(config: StartConfig): Promise<Finding[]> {
  const running = await runningOn(config.dataDir);
  return [
    { isGood: true, text: `Node ${process.versions.node} on ${process.platform} ${process.arch}` },
    await disk(config.dataDir),
    await database(config),
    running ? await api(running.url, running.pid) : await port(config.port),
  ];
}

async function disk(folder: string): Promise<Finding> {
  let place = folder;
  while (!existsSync(place)) place = dirname(place);
  const { bavail, bsize } = await statfs(place);
  const free = bavail * bsize;
  return { isGood: free > LOW_BYTES, text: `${(free / 1e9).toFixed(1)} GB free for ${folder}` };
}

async function database({ databaseUrl }: StartConfig): Promise<Finding> {
  if (databaseUrl === undefined) return { isGood: true, text: 'database: embedded' };
  try {
    await assertFitPostgres(databaseUrl);
    return { isGood: true, text: 'database: DATABASE_URL, with pgvector' };
  } catch (error) {
    // The message says what is wrong with it, which is what a doctor is asked for.
    return { isGood: false, text: (error as Error).message };
  }
}

async function api(url: string, pid: number): Promise<Finding> {
  try {
    const response = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) });
    return {
      isGood: response.ok,
      text: `running as process ${pid} at ${url}: ${response.ok ? 'ready' : await response.text()}`,
    };
  } catch (error) {
    // Running, yet not answering: exactly the finding.
    return {
      isGood: false,
      text: `running as process ${pid}, but ${url} does not answer: ${(error as Error).message}`,
    };
  }
}

async function port(number: number): Promise<Finding> {
  const isFree = await isPortFree(number);
  return {
    isGood: isFree,
    text: isFree
      ? `not running; port ${number} is free`
      : `not running, and port ${number} is taken by another program`,
  };
}
