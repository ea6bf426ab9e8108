import { readFileSync } from 'node:fs';

/** Memory that a process has in use, in bytes; undefined where it is gone or the system (other than Linux) does not tell. */
export function residentBytes(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1_024;
  } catch {
    return undefined; // ended between two looks
  }
}
