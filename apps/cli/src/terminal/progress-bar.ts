import { Presets, SingleBar } from 'cli-progress';

const REPORT_MS = 2_000;

/** Shows how far something is: a bar on a terminal, a line every two seconds elsewhere. */
export interface Progress {
  advance(): void;
  stop(): void;
}

export function progressBar(what: string, total: number): Progress {
  return process.stdout.isTTY ? onTerminal(what, total) : inLines(what, total);
}

function onTerminal(what: string, total: number): Progress {
  const bar = new SingleBar(
    { format: `  {bar} {value}/{total} ${what}, {eta_formatted} left`, hideCursor: true },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { advance: () => bar.increment(), stop: () => bar.stop() };
}

function inLines(what: string, total: number): Progress {
  let done = 0;
  const timer = setInterval(() => console.log(`  ${done} of ${total} ${what} …`), REPORT_MS);
  return { advance: () => (done += 1), stop: () => clearInterval(timer) };
}
