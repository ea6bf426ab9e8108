import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { ParquetAnswer, ParquetQuestion } from './parquet-protocol.js';
import { TableUnreadable } from './table.errors.js';

export interface ParquetProcessOptions {
  /** After this a question's process is killed. */
  readonly timeoutMs: number;
  /** What the process may hold in memory; checked where /proc tells. */
  readonly maxMemoryBytes: number;
}

const DEFAULTS: ParquetProcessOptions = { timeoutMs: 60_000, maxMemoryBytes: 1_536 * 1024 * 1024 };
const MEMORY_LOOKS_MS = 100;
const PAGE_BYTES = 4_096;
const HEAP_MEGABYTES = 768;

const isSource = import.meta.url.endsWith('.ts');
const PROGRAM = new URL(`parquet.program.${isSource ? 'ts' : 'js'}`, import.meta.url);
const REGISTER = new URL('../../../../platform/src/testing/register-typescript.mjs', import.meta.url);

/**
 * Where one stranger's Parquet file is decoded: a process of its own, because a footer can ask for any amount of memory
 * and time. It starts with the first question, and again after it died of one.
 */
export class ParquetProcess {
  private child: ChildProcess | undefined;
  private isClosed = false;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly path: string,
    private readonly options: ParquetProcessOptions = DEFAULTS,
  ) {}

  /** Questions wait for each other. @throws TableUnreadable, also when the process had to be killed */
  ask(question: ParquetQuestion): Promise<unknown> {
    const answer = this.last.then(() => this.put(question));
    this.last = answer.catch(() => undefined);
    return answer;
  }

  async close(): Promise<void> {
    this.isClosed = true;
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  private async put(question: ParquetQuestion): Promise<unknown> {
    if (this.isClosed) throw new Error('The table has been closed.');
    if (!this.child) {
      this.child = this.start();
      if (question.ask !== 'open') await this.exchange(this.child, { ask: 'open', path: this.path });
    }
    return this.exchange(this.child, question);
  }

  private start(): ChildProcess {
    const execArgv = [`--max-old-space-size=${HEAP_MEGABYTES}`, ...(isSource ? ['--import', REGISTER.href] : [])];
    const child = fork(PROGRAM, {
      execArgv,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
    });
    // A waiting process is no reason to stay alive; a question's timer is.
    child.unref();
    child.channel?.unref();
    return child;
  }

  private exchange(child: ChildProcess, question: ParquetQuestion): Promise<unknown> {
    const { timeoutMs, maxMemoryBytes } = this.options;
    return new Promise((resolve, reject) => {
      const settle = (end: () => void): void => {
        clearTimeout(timer);
        clearInterval(watch);
        child.off('message', onMessage).off('exit', onExit).off('error', onError);
        end();
      };
      const kill = (error: Error): void => {
        if (this.child === child) this.child = undefined;
        settle(() => reject(error));
        child.kill('SIGKILL');
      };
      const onMessage = (answer: unknown): void =>
        settle(() => {
          const given = answer as ParquetAnswer;
          if ('result' in given) resolve(given.result);
          else if ('fault' in given) reject(new TableUnreadable(given.fault.reason, given.fault.detail));
          else reject(new Error(given.error));
        });
      const onExit = (): void => kill(new TableUnreadable('crashed', 'The decoder of the table ended unexpectedly.'));
      const onError = (error: Error): void => kill(error);
      const timer = setTimeout(() => {
        const seconds = Math.round(timeoutMs / 1_000);
        kill(new TableUnreadable('timeout', `A part of the table took longer than ${seconds} s.`));
      }, timeoutMs);
      const watch = setInterval(() => {
        void residentBytes(child).then((bytes) => {
          if (bytes > maxMemoryBytes)
            kill(new TableUnreadable('row_group_too_large', 'A part of the table needs too much memory.'));
        });
      }, MEMORY_LOOKS_MS);
      child.on('message', onMessage).on('exit', onExit).on('error', onError);
      child.send(question, (error) => error && onError(error));
    });
  }
}

/** 0 where the operating system does not tell. */
async function residentBytes({ pid }: ChildProcess): Promise<number> {
  try {
    const [, pages = '0'] = (await readFile(`/proc/${pid}/statm`, 'latin1')).split(' ');
    return Number(pages) * PAGE_BYTES;
  } catch {
    // Not Linux, or the process has just ended, which is told by other means.
    return 0;
  }
}
