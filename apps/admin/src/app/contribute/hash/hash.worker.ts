import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Hashes files piece by piece, away from the page: ten gigabytes neither fill the memory nor hold up a click. */
addEventListener('message', ({ data: { key, file } }: MessageEvent<{ key: string; file: File }>) => {
  void hash(file)
    .then((hex) => postMessage({ key, sha256: hex }))
    // A file that was moved or changed since it was chosen cannot be read; sending it will say so.
    .catch(() => postMessage({ key }));
});

async function hash(file: File): Promise<string> {
  const state = sha256.create();
  const reader = file.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return bytesToHex(state.digest());
    state.update(value);
  }
}
