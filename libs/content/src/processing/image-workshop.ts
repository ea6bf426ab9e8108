import { fork, type ChildProcess } from 'node:child_process';
import { Socket } from 'node:net';
import { setPriority } from 'node:os';
import type { BlobStore } from '@odr/platform';
import { ImageFailure } from '../image/image-failure.js';
import type { ImageLimits } from '../image/header.js';
import type { TurnedPdqHash } from '../image/pdq.js';
import { residentBytes } from './resident-memory.js';
import type { DerivativeVariant } from '../derivative/recipes.js';
import type { RenderedFile, WorkshopAnswer, WorkshopResult, WorkshopTask } from './workshop-protocol.js';

export interface WorkshopOptions {
  /** How many processes work side by side. */
  readonly processes: number;
  /** After this a task's process is killed. */
  readonly timeoutMs: number;
  readonly limits: ImageLimits;
  /** Memory after which a task's process is killed; unwatched when left away. */
  readonly maxMemoryBytes?: number;
  /** Where finished files wait for their place in the store. */
  readonly temporary: Pick<BlobStore, 'withTemporaryFolder'>;
  /** How far its processes stand back behind others, 0 to 19. */
  readonly niceness?: number;
  /** Files after which a process makes room for a new one; 500 unless said otherwise. */
  readonly filesPerProcess?: number;
  /** Another program, for tests. */
  readonly program?: URL;
}

/** Decoders fill about a gigabyte a second: between two looks none gets far. */
const MEMORY_LOOK_MS = 100;
const SCRIPT_HEAP_MB = 512;
const MAX_LAST_WORDS = 4_000;
/** Decoders never give back all they took: a process grows by half within a thousand files, and a start costs as much as one. */
const FILES_PER_PROCESS = 500;

const isSource = import.meta.url.endsWith('.ts');
const PROGRAM = new URL(`workshop.program.${isSource ? 'ts' : 'js'}`, import.meta.url);
const REGISTER = new URL('../../../platform/src/testing/register-typescript.mjs', import.meta.url);

/** Not the file's fault: the job stays and is tried again after the restart. */
const CLOSING: WorkshopAnswer = { error: 'The workshop is closing.' };

/**
 * Where strangers' files are decoded: separate processes, so that a crash or a hang of a native library costs one item.
 * A thread would not do, because a segmentation fault ends all threads. Processes start with the first task.
 */
export class ImageWorkshop {
  private readonly idle: ChildProcess[] = [];
  /** How many files each has been given. */
  private readonly all = new Map<ChildProcess, number>();
  private readonly waiting: (() => void)[] = [];
  private busy = 0;
  private closed = false;

  constructor(private readonly options: WorkshopOptions) {}

  /**
   * Processes one file and hands the result to `use`; its files are removed afterwards.
   * @throws ImageFailure for faults of the file, also `content.processing_timeout` and `content.processing_crashed`
   */
  async process<T>(path: string, use: (result: WorkshopResult) => Promise<T>): Promise<T> {
    return this.options.temporary.withTemporaryFolder(async (folder) => {
      const answer = await this.run({ path, folder, limits: this.options.limits });
      if (!('result' in answer)) throw new Error('The workshop answered something else.');
      return use(answer.result);
    });
  }

  /** Makes files of a picture by their recipes and hands them to `use`; they are removed afterwards. @throws ImageFailure as `process` */
  async render<T>(
    path: string,
    variants: readonly DerivativeVariant[],
    use: (files: readonly RenderedFile[]) => Promise<T>,
  ): Promise<T> {
    return this.options.temporary.withTemporaryFolder(async (folder) => {
      const answer = await this.run({ path, folder, limits: this.options.limits, variants });
      if (!('rendered' in answer)) throw new Error('The workshop answered something else.');
      return use(answer.rendered);
    });
  }

  /** The perceptual hash of one file, and nothing else. @throws ImageFailure as `process` */
  async hash(path: string): Promise<TurnedPdqHash> {
    return this.options.temporary.withTemporaryFolder(async (folder) => {
      const answer = await this.run({ path, folder, limits: this.options.limits, isHashOnly: true });
      if (!('hash' in answer)) throw new Error('The workshop answered something else.');
      return answer.hash;
    });
  }

  /** Ends the processes; what they worked on is rejected, but not blamed on the files. */
  close(): void {
    this.closed = true;
    for (const child of this.all.keys()) child.kill('SIGKILL');
  }

  private async run(task: WorkshopTask): Promise<Outcome> {
    while (this.busy >= this.options.processes) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.busy += 1;
    try {
      return outcomeOf(await this.ask(this.idle.pop() ?? this.start(), task));
    } finally {
      this.busy -= 1;
      this.waiting.shift()?.();
    }
  }

  private start(): ChildProcess {
    const execArgv = [`--max-old-space-size=${SCRIPT_HEAP_MB}`, ...(isSource ? ['--import', REGISTER.href] : [])];
    const child = fork(this.options.program ?? PROGRAM, {
      execArgv,
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      serialization: 'advanced',
    });
    if (this.options.niceness && child.pid) setPriority(child.pid, this.options.niceness);
    this.all.set(child, 0);
    const complaints = lastWords(child);
    child.once('exit', (code) => {
      if (code) process.stderr.write(complaints());
      this.all.delete(child);
      const at = this.idle.indexOf(child);
      if (at !== -1) this.idle.splice(at, 1);
    });
    // A waiting process is no reason to stay alive; a task's timer is.
    child.unref();
    child.channel?.unref();
    return child;
  }

  private ask(child: ChildProcess, task: WorkshopTask): Promise<WorkshopAnswer> {
    return new Promise((resolve) => {
      const settle = (answer: WorkshopAnswer, reusable: boolean): void => {
        clearTimeout(timer);
        clearInterval(watch);
        child.off('message', onMessage).off('exit', onExit).off('error', onError);
        if (reusable) this.idle.push(child);
        else child.kill('SIGKILL');
        resolve(answer);
      };
      const files = (this.all.get(child) ?? 0) + 1;
      this.all.set(child, files);
      const isWorn = files >= (this.options.filesPerProcess ?? FILES_PER_PROCESS);
      const onMessage = (answer: unknown): void => settle(answer as WorkshopAnswer, !isWorn);
      const onExit = (code: number | null, signal: string | null): void =>
        settle(
          this.closed
            ? CLOSING
            : {
                failure: {
                  code: 'content.processing_crashed',
                  detail: `The decoder ended with ${signal ?? `code ${code}`}.`,
                },
              },
          false,
        );
      const onError = (error: Error): void => settle({ error: error.message }, false);
      const timer = setTimeout(() => {
        const seconds = Math.round(this.options.timeoutMs / 1_000);
        settle(
          { failure: { code: 'content.processing_timeout', detail: `The file took longer than ${seconds} s.` } },
          false,
        );
      }, this.options.timeoutMs);
      const watch = setInterval(() => {
        const { maxMemoryBytes = Infinity } = this.options;
        if ((child.pid === undefined ? 0 : (residentBytes(child.pid) ?? 0)) <= maxMemoryBytes) return;
        const megabytes = Math.round(maxMemoryBytes / 1_000_000);
        settle(
          {
            failure: {
              code: 'content.processing_memory',
              detail: `The file needs more than ${megabytes} MB to decode.`,
            },
          },
          false,
        );
      }, MEMORY_LOOK_MS);
      child.on('message', onMessage).on('exit', onExit).on('error', onError);
      child.send(task, (error) => error && onError(error));
    });
  }
}

/**
 * What a process wrote last to stderr. Libraries complain there about every broken file; it is of interest only when
 * the program itself has failed.
 */
function lastWords({ stderr }: ChildProcess): () => string {
  let words = '';
  stderr?.on('data', (piece: Buffer) => (words = `${words}${piece.toString()}`.slice(-MAX_LAST_WORDS)));
  if (stderr instanceof Socket) stderr.unref();
  return () => words;
}

type Outcome = Exclude<WorkshopAnswer, { readonly failure: unknown } | { readonly error: unknown }>;

function outcomeOf(answer: WorkshopAnswer): Outcome {
  if ('failure' in answer) throw new ImageFailure(answer.failure.code, answer.failure.detail, answer.failure.said);
  if ('error' in answer) throw new Error(answer.error);
  return answer;
}
