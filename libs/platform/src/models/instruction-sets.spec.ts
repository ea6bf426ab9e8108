import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { byteSumsOverflow } from './instruction-sets.js';

describe('what the processor can do', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'odr-cpu-'))));
  afterAll(() => rm(folder, { recursive: true }));

  it.each([
    ['x64', 'flags : sse4_2 avx2 avx512f avx512_vnni', false],
    ['x64', 'flags : avx2 avx_vnni', false],
    ['x64', 'flags : sse4_2 avx2 avx512f', true],
    ['x64', undefined, true],
    ['arm64', undefined, false],
  ])('on %s that tells %s, sums of bytes overflow: %s', async (arch, told, overflow) => {
    const path = join(folder, told ? 'cpuinfo' : 'nothing');
    if (told) await writeFile(path, told);

    expect(await byteSumsOverflow(arch, path)).toBe(overflow);
  });
});
