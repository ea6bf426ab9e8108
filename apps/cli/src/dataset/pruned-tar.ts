import { type FileHandle, open, rename, rm } from 'node:fs/promises';

const BLOCK = 512;

interface Member {
  readonly name: string;
  readonly header: Buffer;
  readonly body: Buffer;
}

/**
 * Takes samples out of a tar: members of one key that follow each other go together, by the name or the record of one of them.
 * Tables in it lose their lines. Holds one sample at a time.
 * @returns whether something went
 */
export async function prunedTar(path: string, isDoomed: (text: string) => boolean): Promise<boolean> {
  const draft = `${path}.pruned`;
  const [input, output] = [await open(path), await open(draft, 'w')];
  let isChanged = false;
  try {
    for await (const sample of samples(input)) {
      if (sample.some(({ name, body }) => isDoomed(name) || (isRecord(name) && isDoomed(body.toString('utf8')))))
        isChanged = true;
      else for (const member of sample) isChanged = (await write(output, member, isDoomed)) || isChanged;
    }
    await output.appendFile(Buffer.alloc(2 * BLOCK));
  } finally {
    await input.close();
    await output.close();
  }
  if (isChanged) await rename(draft, path);
  else await rm(draft);
  return isChanged;
}

const isRecord = (name: string): boolean => name.endsWith('.json');
const isTable = (name: string): boolean => /\.(?:jsonl|ndjson|csv|md)$/.test(name);
/** As WebDataset reads names: all up to the first dot of the last part. */
const keyOf = (name: string): string => /^(?:.*\/)?[^./]+/.exec(name)?.[0] ?? name;

async function* samples(file: FileHandle): AsyncGenerator<Member[]> {
  let sample: Member[] = [];
  for await (const member of members(file)) {
    if (sample[0] && keyOf(sample[0].name) !== keyOf(member.name)) {
      yield sample;
      sample = [];
    }
    sample.push(member);
  }
  if (sample.length > 0) yield sample;
}

async function* members(file: FileHandle): AsyncGenerator<Member> {
  for (let at = 0; ;) {
    const header = await bytesAt(file, at, BLOCK);
    if (header.length < BLOCK || header.every((byte) => byte === 0)) return;
    const size = Number.parseInt(header.toString('latin1', 124, 136), 8);
    const name = header.toString('utf8', 0, 100).replace(/\0.*$/s, '');
    yield { name, header, body: await bytesAt(file, at + BLOCK, size) };
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
}

async function bytesAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}

async function write(
  output: FileHandle,
  { name, header, body }: Member,
  isDoomed: (text: string) => boolean,
): Promise<boolean> {
  const lines = isTable(name) ? body.toString('utf8').split('\n') : [];
  const kept = lines.filter((line) => !isDoomed(line));
  const isChanged = kept.length < lines.length;
  const bytes = isChanged ? Buffer.from(kept.join('\n')) : body;
  await output.appendFile(isChanged ? resized(header, bytes.length) : header);
  await output.appendFile(Buffer.concat([bytes, Buffer.alloc((BLOCK - (bytes.length % BLOCK)) % BLOCK)]));
  return isChanged;
}

function resized(header: Buffer, size: number): Buffer {
  const block = Buffer.from(header);
  block.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  block.write('        ', 148);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
