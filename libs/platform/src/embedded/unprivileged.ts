import { getuid } from 'node:process';
import { runProgram } from './run-program.js';

/** How a server that refuses root is run: some words before its command line, perhaps another user. */
export interface Runner {
  readonly prefix: readonly string[];
  /** Set where the process changes its user; the server's files must then belong to it. */
  readonly uid?: number;
}

const NOBODY = 65_534;
const NAMESPACE = ['unshare', '-U', '--map-user=1000', '--map-group=1000', '--'];

/**
 * The way to run PostgreSQL here. As root: in a user namespace, where it believes to be user 1000 while its files stay
 * root's; where namespaces are refused (many containers), as user 65534. Everyone else runs it as it is.
 */
export async function unprivilegedRunner(): Promise<Runner> {
  if (getuid?.() !== 0) return withParentWatch({ prefix: [] });
  if (await works([...NAMESPACE, 'true'])) return withParentWatch({ prefix: NAMESPACE });
  return withParentWatch({ prefix: [], uid: NOBODY });
}

async function withParentWatch(runner: Runner): Promise<Runner> {
  // SIGINT is PostgreSQL's fast shutdown.
  return { ...runner, prefix: [...runner.prefix, ...(await parentWatch('INT'))] };
}

/**
 * Words before a command line that let the kernel signal the program when this process dies, however it dies.
 * Without util-linux's setpriv there are none: a server then outlives a killed launcher and is found by the next start.
 */
export async function parentWatch(signal: 'INT' | 'TERM'): Promise<readonly string[]> {
  const watch = ['setpriv', '--pdeathsig', signal, '--'];
  return (await works([...watch, 'true'])) ? watch : [];
}

async function works([program = '', ...args]: readonly string[]): Promise<boolean> {
  return runProgram(program, args, { timeoutMs: 5_000 }).then(
    () => true,
    () => false,
  );
}
