import { readFile } from 'node:fs/promises';

/**
 * Whether sums of signed and unsigned bytes can overflow on this processor: on x86 without VNNI they are made in 16 bits. Where nobody
 * tells what it can do, it is taken for an old one.
 */
export async function byteSumsOverflow(arch: string = process.arch, cpuInfo = '/proc/cpuinfo'): Promise<boolean> {
  if (arch !== 'x64' && arch !== 'ia32') return false;
  const told = await readFile(cpuInfo, 'utf8').catch(() => '');
  return !/\bavx(?:512)?_vnni\b/.test(told);
}
