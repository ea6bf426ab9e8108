import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interleaved } from './measure.mjs';

const ITEMS = Number(process.env.ITEMS ?? 300_000);
const ROUNDS = 4;
const VERIFIER = join(import.meta.dirname, '../libs/dataset/verifier/verify-dataset.mjs');

/** A manifest as it comes out of a freeze: a line of about a kilobyte for each item. */
function manifest(path) {
  const hex = (text) => createHash('sha256').update(text).digest('hex');
  const lines = Array.from({ length: ITEMS }, (_, index) => {
    const id = `01940000-0000-7000-8000-${String(index).padStart(12, '0')}`;
    const annotations = [{ id, sha256: hex(`a${index}`), version: 1 }];
    const attribution = `"A picture of cow ${index}" by Somebody Or Other is licensed under CC BY 4.0. To view a copy of this license, visit https://creativecommons.org/licenses/by/4.0/.`;
    const authors = [{ name: 'Somebody Or Other', url: `https://example.org/people/${index}` }];
    const sources = [`https://example.org/pictures/${index}`];
    return JSON.stringify({
      annotations,
      attribution,
      authors,
      contentId: id,
      createdAt: '2026-03-01T10:00:00.000Z',
      format: 'jpeg',
      height: 1080,
      license: 'CC-BY-4.0',
      licenseUrl: 'https://creativecommons.org/licenses/by/4.0/',
      name: `A picture of cow ${index}`,
      publishedSha256: hex(`p${index}`),
      sha256: hex(`s${index}`),
      sources,
      width: 1920,
    });
  });
  const text = `${lines.join('\n')}\n`;
  writeFileSync(path, text);
  return text.length;
}

const clocked = (program, args) => {
  const startedMs = performance.now();
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
  return performance.now() - startedMs;
};

/** How fast a manifest is verified, against sha256sum over the same file. */
export default async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'odr-bench-dataset-'));
  try {
    const path = join(folder, 'manifest.ndjson');
    const bytes = manifest(path);
    const root = /[0-9a-f]{64}/.exec(execFileSync(process.execPath, [VERIFIER, path], { encoding: 'utf8' }))[0];
    const ours = async () => clocked(process.execPath, [VERIFIER, path, root]);
    const bare = async () => clocked('sha256sum', [path]);
    const { a, b } = await interleaved(bare, ours, ROUNDS);
    const speed = (ms) => `${Math.round(bytes / ms / 1_000)} MB/s`;
    return [
      {
        name: `verification of a manifest of ${ITEMS} items against sha256sum over the same file, bytes a second`,
        ratio: a / b,
        limit: 0.5,
        atLeast: true,
        ours: speed(b),
        baseline: speed(a),
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
