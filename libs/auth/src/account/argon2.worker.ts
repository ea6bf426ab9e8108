// Runs in threads of its own and is loaded by plain Node in tests: no relative imports, only erasable types.
import { argon2Sync } from 'node:crypto';

interface Task {
  readonly message: string;
  readonly nonce: Uint8Array;
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly tagLength: number;
}

/** The tag of one password; blocks its thread for some 20 ms, which is why it has one. */
export default function run(task: Task): Uint8Array {
  return argon2Sync('argon2id', task);
}
