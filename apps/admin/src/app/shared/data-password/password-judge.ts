import { Service } from '@angular/core';

/** Estimates how hard a password is to guess, and knows those that leaked. */
export interface PasswordEngine {
  /** 0 = guessed at once … 4 = not guessed. `identity` counts as known to whoever guesses. */
  scoreOf(password: string, identity: readonly string[]): number;
  /** Whether the word, in lower case, is on the list that the server refuses by. */
  isLeaked(word: string): boolean;
}

/** Longer input changes no verdict, but the estimate takes time that grows faster than the length. */
const JUDGED_LENGTH = 64;

/** Fetches the estimator, some 230 kB with its list, the first time that a password is chosen. */
@Service()
export class PasswordJudge {
  private loading: Promise<PasswordEngine> | undefined;

  load(): Promise<PasswordEngine> {
    this.loading ??= engine().catch((error: unknown) => {
      // Offline, or a new version has replaced the file: the next try may succeed, and the server judges in any case.
      this.loading = undefined;
      throw error;
    });
    return this.loading;
  }
}

async function engine(): Promise<PasswordEngine> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const estimator = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: JUDGED_LENGTH });
  const leaked = new Set(dictionary['passwords-common']);
  return {
    scoreOf: (password, identity) => estimator.check(password, [...identity]).score,
    isLeaked: (word) => leaked.has(word),
  };
}
