import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { auditPath, leafHash, MerkleTree } from './merkle-tree.js';

const run = promisify(execFile);
const VERIFIERS = join(import.meta.dirname, '../../verifier');

const idAt = (index: number): string => `00000000-0000-7000-8000-${String(index * 2).padStart(12, '0')}`;
const EARLIEST = '00000000-0000-0000-0000-000000000000';
const lineAt = (index: number): string =>
  `{"annotations":[],"attribution":"Cow № ${index}","contentId":"${idAt(index)}"}`;

/** A manifest of so many items, its root, and how places in it are proved. */
function manifest(size: number) {
  const lines = Array.from({ length: size }, (_, index) => lineAt(index));
  const leaves = lines.map(leafHash);
  const tree = new MerkleTree();
  for (const leaf of leaves) tree.add(leaf);
  const place = (index: number) => ({
    index,
    line: lineAt(index),
    path: auditPath(index, leaves, tree.chunks()).map((hash) => hash.toString('hex')),
  });
  return { text: lines.map((line) => `${line}\n`).join(''), root: tree.root().toString('hex'), place };
}

describe.each([
  ['JavaScript', process.execPath, 'verify-dataset.mjs'],
  ['Python', 'python3', 'verify_dataset.py'],
])('the verifier in %s', (_language, program, script) => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'odr-verify-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function verify(...given: string[]): Promise<{ ok: boolean; said: string }> {
    try {
      return { ok: true, said: (await run(program, [join(VERIFIERS, script), ...given])).stdout };
    } catch (error) {
      // Its way to say no is its exit code.
      return { ok: false, said: String((error as { stderr?: unknown }).stderr) };
    }
  }

  async function file(name: string, text: string | Uint8Array): Promise<string> {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  }

  it.each([0, 1, 3, 1_500])('finds the root of %i items', async (size) => {
    const { text, root } = manifest(size);
    const path = await file('manifest.ndjson', text);
    expect(await verify(path, root)).toEqual({ ok: true, said: `ok: ${root}, ${size} items\n` });
  });

  it('rejects one changed bit, one missing line, lines out of order and a cut end', async () => {
    const { text, root } = manifest(100);
    const bytes = Buffer.from(text);
    bytes.writeUInt8(bytes.readUInt8(1_000) ^ 1, 1_000);
    const [first = '', second = '', ...others] = text.split('\n');
    const wrong = [bytes, [first, ...others].join('\n'), [second, first, ...others].join('\n'), text.slice(0, -1)];
    for (const one of wrong) expect((await verify(await file('wrong.ndjson', one), root)).ok).toBe(false);
  });

  it('checks a copy by its files', async () => {
    const { text, root } = manifest(3);
    await file('manifest.ndjson', text);
    await file('version.json', JSON.stringify({ rootHash: root, itemCount: 3 }));
    const picture = await file('cow.jpg', 'cow');
    await file('SHA256SUMS', `${createHash('sha256').update('cow').digest('hex')}  cow.jpg\n`);
    expect(await verify(folder, root)).toEqual({ ok: true, said: `ok: ${root}, 3 items, 1 files\n` });
    await writeFile(picture, 'cox');
    expect(await verify(folder)).toMatchObject({ ok: false, said: expect.stringContaining('cow.jpg') });
    await file('SHA256SUMS', `${'0'.repeat(64)}  ../cow.jpg\n`);
    expect(await verify(folder)).toMatchObject({ ok: false, said: expect.stringContaining('bad line') });
  });

  it('knows who is in and who is not', async () => {
    const { root, place } = manifest(5);
    const between = idAt(2).replace(/4$/, '5');
    const proofs: [object, boolean][] = [
      [{ included: true, size: 5, contentId: idAt(3), leaf: place(3) }, true],
      [{ included: true, size: 5, contentId: idAt(2), leaf: place(3) }, false],
      [{ included: false, size: 5, contentId: between, before: place(2), after: place(3) }, true],
      [{ included: false, size: 5, contentId: idAt(2), before: place(1), after: place(3) }, false],
      [{ included: false, size: 5, contentId: between, before: place(3), after: place(4) }, false],
      [{ included: false, size: 5, contentId: idAt(9), before: place(4) }, true],
      [{ included: false, size: 4, contentId: idAt(4), before: place(3) }, false],
      [{ included: false, size: 5, contentId: EARLIEST, after: place(0) }, true],
      [{ included: false, size: 5, contentId: EARLIEST, after: place(1) }, false],
      [{ included: false, size: 5, contentId: idAt(9) }, false],
    ];
    for (const [proof, holds] of proofs) {
      const { ok } = await verify('--proof', await file('proof.json', JSON.stringify(proof)), root);
      expect({ proof, ok }).toEqual({ proof, ok: holds });
    }
  });

  it('comes as text that is complete', async () => {
    expect(await readFile(join(VERIFIERS, script), 'utf8')).toContain('docs/dataset-manifest.md');
  });
});
