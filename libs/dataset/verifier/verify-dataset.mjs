#!/usr/bin/env node
// Verifies a dataset that an Open Data Repository has released. Needs Node 18 or later and nothing else.
//   node verify-dataset.mjs FOLDER [ROOT]         a copy: manifest, root, and every file that SHA256SUMS names
//   node verify-dataset.mjs manifest.ndjson ROOT  a manifest alone
//   node verify-dataset.mjs --proof FILE ROOT     that an item is in a version, or is not
// How the root is computed stands in docs/dataset-manifest.md. Ends with 0 when all is as it was released, else with 1.
import * as crypto from 'node:crypto';
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const sha256 = crypto.hash
  ? (bytes) => crypto.hash('sha256', bytes, 'buffer')
  : (bytes) => crypto.createHash('sha256').update(bytes).digest();
const pair = Buffer.alloc(65);
pair[0] = 1;
function node(left, right) {
  left.copy(pair, 1);
  right.copy(pair, 33);
  return sha256(pair);
}
const leaf = (line) => sha256(Buffer.concat([Buffer.from([0]), Buffer.from(line)]));
class Rejected extends Error {}
const insist = (condition, message) => {
  if (!condition) throw new Rejected(message);
};

const KEY = Buffer.from('"contentId":"');
function idIn(bytes, from, to) {
  const at = bytes.indexOf(KEY, from);
  insist(at >= 0 && at + KEY.length + 36 < to, 'A line of the manifest names no content.');
  return bytes.latin1Slice(at + KEY.length, at + KEY.length + 36);
}

/** Root and length of a manifest, which has to be sorted and to end with a line end. */
export async function rootOfManifest(path) {
  const stack = []; // roots of full subtrees, largest first: the bits of `count`
  let [count, last, rest] = [0, '', Buffer.from('\n')];
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = Buffer.concat([rest, chunk]);
    let from = 0;
    for (let to = bytes.indexOf(10, 1); to >= 0; to = bytes.indexOf(10, from + 1)) {
      const id = idIn(bytes, from, to);
      insist(id > last, `The manifest is not sorted at line ${count + 1}.`);
      last = id;
      bytes[from] = 0; // the end of the line before becomes the mark of a leaf, which saves a copy
      let hash = sha256(bytes.subarray(from, to));
      for (let bit = count; bit % 2 === 1; bit = (bit - 1) / 2) hash = node(stack.pop(), hash);
      stack.push(hash);
      count += 1;
      from = to;
    }
    rest = Buffer.from(bytes.subarray(from));
  }
  insist(rest.length === 1, 'The last line of the manifest is cut off.');
  const root = stack.length > 0 ? stack.reduceRight((right, left) => node(left, right)) : sha256(Buffer.alloc(0));
  return { root: root.toString('hex'), count };
}

/** The root that a leaf's path leads to. */
function climb({ index, line, path }, size) {
  insist(Number.isSafeInteger(index) && index >= 0 && index < size, 'The proof names a place outside of the version.');
  let [at, last, hash] = [index, size - 1, leaf(line)];
  for (const hex of path) {
    insist(last > 0 && /^[0-9a-f]{64}$/.test(hex), 'The path of the proof is broken.');
    const sibling = Buffer.from(hex, 'hex');
    if (at % 2 === 1 || at === last) {
      hash = node(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
    } else hash = node(hash, sibling);
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  insist(last === 0, 'The path of the proof is too short.');
  return hash.toString('hex');
}

const idOf = (line) => JSON.parse(line).contentId;

/** Checks a proof against a root that is known from elsewhere. */
export function checkProof(proof, root) {
  const { size, contentId, leaf: here, before, after } = proof;
  insist(Number.isSafeInteger(size) && size >= 0 && typeof contentId === 'string', 'This is no proof.');
  for (const one of [here, before, after]) insist(!one || climb(one, size) === root, 'The proof is not of this root.');
  if (proof.included) {
    insist(here && idOf(here.line) === contentId, 'The proof is of another item.');
    return;
  }
  insist(!here, 'The proof holds the item that it says is not there.');
  insist(!before || idOf(before.line) < contentId, 'The neighbour before the item is not before it.');
  insist(!after || idOf(after.line) > contentId, 'The neighbour behind the item is not behind it.');
  if (before && after) insist(after.index === before.index + 1, 'There is room between the neighbours.');
  else if (after) insist(after.index === 0, 'There is room before the first neighbour.');
  else if (before) insist(before.index === size - 1, 'There is room behind the last neighbour.');
  else insist(size === 0 && sha256(Buffer.alloc(0)).toString('hex') === root, 'The proof names no neighbours.');
}

async function sha256OfFile(path) {
  const hash = crypto.createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

/** Compares every file with the list of checksums. */
async function checkFiles(folder) {
  let count = 0;
  for (const line of readFileSync(join(folder, 'SHA256SUMS'), 'utf8').split('\n').filter(Boolean)) {
    const [, expected, name] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
    insist(name && !name.startsWith('/') && !name.split('/').includes('..'), `SHA256SUMS has a bad line: ${line}`);
    insist(existsSync(join(folder, name)), `${name} is missing.`);
    insist((await sha256OfFile(join(folder, name))) === expected, `${name} has been changed.`);
    count += 1;
  }
  return count;
}

async function main([first, second, third]) {
  if (first === '--proof' && third) {
    checkProof(JSON.parse(readFileSync(second, 'utf8')), third.toLowerCase());
    return `ok: the proof holds for ${third}`;
  }
  insist(first && existsSync(first), 'Say which folder or manifest to verify.');
  if (!statSync(first).isDirectory()) {
    const { root, count } = await rootOfManifest(first);
    insist(!second || root === second.toLowerCase(), `The root is ${root}, not ${second}.`);
    return `${second ? 'ok' : 'root'}: ${root}, ${count} items`;
  }
  const { rootHash, itemCount } = JSON.parse(readFileSync(join(first, 'version.json'), 'utf8'));
  const { root, count } = await rootOfManifest(join(first, 'manifest.ndjson'));
  insist(root === rootHash && count === itemCount, `The root is ${root}, not ${rootHash}.`);
  insist(!second || root === second.toLowerCase(), `The root is ${root}, not ${second}.`);
  const files = await checkFiles(first);
  return `ok: ${root}, ${count} items, ${files} files`;
}

if (process.argv[1] && import.meta.url.endsWith(encodeURI(process.argv[1].split(/[\\/]/).pop()))) {
  try {
    console.log(await main(process.argv.slice(2)));
  } catch (error) {
    console.error(`REJECTED: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
  }
}
