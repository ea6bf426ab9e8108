import { fork, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import type { DomainError } from '@odr/kernel';
import { ImageUndecodable, ModelBusy, ModelCrashed, ModelOutOfMemory, ModelTimedOut } from './model.errors.js';
import type { ModelAnswer } from './model-program.js';
import { residentBytes } from './resident-bytes.js';

export interface ModelProcessOptions {
  readonly name: string;
  /** What the process runs: a file that calls `serveModel`. */
  readonly program: URL;
  /** Handed to the program as its only argument, in JSON. */
  readonly settings?: unknown;
  /** A task, loading the model included, may take this long; then the process is killed. */
  readonly timeoutMs: number;
  /** More resident memory than this, and the process is killed. Watched on Linux alone. */
  readonly maxMemoryBytes: number;
  readonly maxQueue: number;
  readonly idleTimeoutMs: number;
}

interface Task {
  readonly input: unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

const isSource = import.meta.url.endsWith('.ts');
const REGISTER = new URL('../testing/register-typescript.mjs', import.meta.url);
const LOOK_EVERY_MS = 250;
/** A third of the time that others get where all want some; less, and a busy machine would never finish a picture. */
const NICE = 5;

/**
 * One model in a process of its own: started by the first task, one task at a time, gone when unused. WebAssembly in a
 * thread could neither be killed nor be held to an amount of memory; here a hang, a crash or a flood costs one picture.
 */
export class ModelProcess {
  private child: ChildProcess | undefined;
  private current: Task | undefined;
  private readonly waiting: Task[] = [];
  private idleTimer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly options: ModelProcessOptions) {}

  /**
   * @throws ModelBusy when too much waits, ModelTimedOut, ModelCrashed, ModelOutOfMemory, ImageUndecodable
   * @throws Error with what the program said
   */
  run<T>(input: unknown): Promise<T> {
    const { name, maxQueue } = this.options;
    if (this.closed || this.waiting.length >= maxQueue) return Promise.reject(new ModelBusy(name));
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({ input, resolve: resolve as (value: unknown) => void, reject });
      this.next();
    });
  }

  /** Process id while the model is loaded: for those who watch it, and for tests that kill it. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** Ends the process; what it works on and what waits is rejected. */
  close(): void {
    this.closed = true;
    const given = [...(this.current ? [this.current] : []), ...this.waiting.splice(0)];
    this.current = undefined;
    this.end();
    for (const task of given) task.reject(new ModelBusy(this.options.name));
  }

  private next(): void {
    if (this.current) return;
    clearTimeout(this.idleTimer);
    this.current = this.waiting.shift();
    if (this.current) return this.ask(this.current, (this.child ??= this.start()));
    this.idleTimer = setTimeout(() => this.end(), this.options.idleTimeoutMs).unref();
  }

  private ask(task: Task, child: ChildProcess): void {
    const { name, timeoutMs, maxMemoryBytes } = this.options;
    const settle = (finish: () => void): void => {
      if (this.current !== task) return;
      clearTimeout(timer);
      clearInterval(watch);
      child.off('message', onMessage).off('exit', onExit).off('error', onExit);
      this.current = undefined;
      finish();
      this.next();
    };
    const fail = (error: Error): void =>
      settle(() => {
        this.end();
        task.reject(error);
      });
    const onMessage = (answer: unknown): void =>
      settle(() => {
        const read = valueOf(answer as ModelAnswer);
        if (read instanceof Error) task.reject(read);
        else task.resolve(read.value);
      });
    const onExit = (code: unknown, signal: unknown): void =>
      fail(new ModelCrashed(name, String(signal ?? (code instanceof Error ? code.message : `code ${String(code)}`))));
    const timer = setTimeout(() => fail(new ModelTimedOut(name, timeoutMs)), timeoutMs);
    const watch = setInterval(() => {
      const bytes = residentBytes(child.pid);
      if (bytes > maxMemoryBytes) fail(new ModelOutOfMemory(name, maxMemoryBytes));
    }, LOOK_EVERY_MS);
    child.on('message', onMessage).on('exit', onExit).on('error', onExit);
    child.send(task.input as object, (error) => error && onExit(error, null));
  }

  private start(): ChildProcess {
    const child = fork(this.options.program, [JSON.stringify(this.options.settings ?? null)], {
      execArgv: isSource ? ['--import', REGISTER.href] : [],
      // Pictures and vectors travel as they are, not as JSON.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.once('exit', () => {
      if (this.child === child) this.child = undefined;
    });
    // Nobody waits for a scan; intake and requests go first.
    if (child.pid !== undefined) lowerPriority(child.pid);
    // A waiting model is no reason to stay alive; a task's timer is.
    child.unref();
    child.channel?.unref();
    return child;
  }

  private end(): void {
    clearTimeout(this.idleTimer);
    this.child?.kill('SIGKILL');
    this.child = undefined;
  }
}

function valueOf(answer: ModelAnswer): { readonly value: unknown } | DomainError | Error {
  if ('value' in answer) return answer;
  if ('undecodable' in answer) return new ImageUndecodable(answer.undecodable);
  return new Error(answer.error);
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, NICE);
  } catch {
    // ESRCH: it ended at once, which its task will say; EPERM: the container forbids it, which only costs politeness.
  }
}

/** The program beside the calling file, as built (`.js`) or as written (`.ts`). */
export const programBeside = (importMetaUrl: string, name: string): URL =>
  new URL(`${name}.program${importMetaUrl.endsWith('.ts') ? '.ts' : '.js'}`, importMetaUrl);
