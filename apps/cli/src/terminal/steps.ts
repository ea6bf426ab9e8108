const CLEARLY_LONG_MS = 2_000;
const REMINDER_MS = 5_000;

/** Where lines for people go; standard error stays free for failures. */
export type Write = (line: string) => void;

/**
 * Runs one step of something longer and tells how it went. While it takes longer than two seconds it says so.
 * @param name in the form "starting the database"
 */
export async function step<T>(name: string, work: (say: Write) => Promise<T>, write: Write = console.log): Promise<T> {
  const startedMs = performance.now();
  const seconds = (): string => `${((performance.now() - startedMs) / 1_000).toFixed(1)} s`;
  let detail = name;
  const remind = (): void => write(`  ${detail} … ${seconds()}`);
  const first = setTimeout(remind, CLEARLY_LONG_MS);
  const later = setInterval(remind, REMINDER_MS);
  try {
    const result = await work((message) => {
      detail = message;
      write(`  ${message}`);
    });
    write(`  ${name}: done in ${seconds()}`);
    return result;
  } finally {
    clearTimeout(first);
    clearInterval(later);
  }
}
