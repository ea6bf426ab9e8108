import { open, readFile, realpath, stat, type FileHandle } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';

/** A folder that a model should lie in cannot be used; the message names the file and is fit for operators. */
export class ModelFolderUnusable extends Error {}

/** How the towers of a model are called and put together. */
export type ModelFamily = 'clip' | 'siglip' | 'sentence';

/** A model of the Hugging Face layout with ONNX files, whose files have been looked at. */
export interface ModelFolder {
  readonly dir: string;
  readonly family: ModelFamily;
  /** Length of its vectors, where its configuration says so. */
  readonly dimension: number | undefined;
  /** Precision of the file that reads words; undefined when there is none. */
  readonly text: string | undefined;
  /** Precision of the file that looks at pictures. */
  readonly image: string | undefined;
  /** How the pieces of a sentence become one vector. */
  readonly pooling: 'mean' | 'cls';
}

/** What a precision adds to a file's name, in the order of preference: the most exact first. */
const SUFFIXES: readonly (readonly [dtype: string, suffix: string])[] = [
  ['fp32', ''],
  ['fp16', '_fp16'],
  ['q8', '_quantized'],
  ['int8', '_int8'],
  ['uint8', '_uint8'],
  ['q4', '_q4'],
  ['q4f16', '_q4f16'],
  ['bnb4', '_bnb4'],
];

/**
 * Looks at every file that the model will be loaded from: the loader's own errors name none of them.
 * @param root folder that models lie below; undefined where none is configured
 * @throws ModelFolderUnusable
 */
export async function readModelFolder(root: string | undefined, folder: string): Promise<ModelFolder> {
  const dir = await insideOf(root, folder);
  const config = await readJson(dir, 'config.json');
  const family = familyOf(config);
  const [text, image] =
    family === 'sentence'
      ? [await onnxFile(dir, 'model'), undefined]
      : [await onnxFile(dir, 'text_model'), await onnxFile(dir, 'vision_model')];
  if (text === undefined && image === undefined)
    throw new ModelFolderUnusable(`onnx/${family === 'sentence' ? 'model' : 'text_model'}.onnx is missing`);
  if (text !== undefined) for (const file of ['tokenizer.json', 'tokenizer_config.json']) await readJson(dir, file);
  if (image !== undefined) await readJson(dir, 'preprocessor_config.json');
  return { dir, family, dimension: dimensionOf(family, config), text, image, pooling: await poolingOf(dir) };
}

/** The folder's real place, which must lie below the root, also when links lead there. @throws ModelFolderUnusable */
export async function insideOf(root: string | undefined, folder: string): Promise<string> {
  if (root === undefined) throw new ModelFolderUnusable('no folder of models is configured (EMBEDDING_MODELS_DIR)');
  if (!isBelow(resolve(root), resolve(root, folder)))
    throw new ModelFolderUnusable('the folder lies outside the folder of models');
  const [realRoot, dir] = [await real(root, 'the folder of models'), await real(resolve(root, folder), folder)];
  if (!isBelow(realRoot, dir)) throw new ModelFolderUnusable('the folder lies outside the folder of models');
  return dir;
}

const isBelow = (root: string, path: string): boolean => {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

async function real(path: string, name: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    // Missing, a broken link, no permission: for the operator it is not there.
    throw new ModelFolderUnusable(`${name} does not exist or cannot be read`);
  }
}

type Json = Readonly<Record<string, unknown>>;

async function readJson(dir: string, file: string): Promise<Json> {
  const text = await readFile(join(dir, file), 'utf8').catch(() => undefined);
  if (text === undefined) throw new ModelFolderUnusable(`${file} is missing or cannot be read`);
  try {
    return Object(JSON.parse(text)) as Json;
  } catch {
    // Half a download, or another file under this name.
    throw new ModelFolderUnusable(`${file} is corrupt: it is no JSON`);
  }
}

function familyOf({ model_type: type }: Json): ModelFamily {
  if (typeof type !== 'string') throw new ModelFolderUnusable('config.json names no model_type');
  if (type.startsWith('siglip')) return 'siglip';
  return type === 'clip' ? 'clip' : 'sentence';
}

function dimensionOf(family: ModelFamily, config: Json): number | undefined {
  const { projection_dim, text_config, vision_config, hidden_size, d_model, dim } = config;
  const sizeOf = (part: unknown): unknown => (Object(part) as Json)['hidden_size'];
  const known = {
    clip: [projection_dim],
    siglip: [sizeOf(vision_config), sizeOf(text_config)],
    sentence: [hidden_size, d_model, dim],
  }[family].find((value) => typeof value === 'number');
  return typeof known === 'number' ? known : undefined;
}

async function poolingOf(dir: string): Promise<'mean' | 'cls'> {
  const text = await readFile(join(dir, '1_Pooling', 'config.json'), 'utf8').catch(() => '{}');
  try {
    return (Object(JSON.parse(text)) as Json)['pooling_mode_cls_token'] === true ? 'cls' : 'mean';
  } catch {
    throw new ModelFolderUnusable('1_Pooling/config.json is corrupt: it is no JSON');
  }
}

/** @returns the precision of the best file of this name; undefined when there is none */
async function onnxFile(dir: string, name: string): Promise<string | undefined> {
  for (const [dtype, suffix] of SUFFIXES) {
    const file = `onnx/${name}${suffix}.onnx`;
    const isThere = await stat(join(dir, file)).then(
      (found) => found.isFile(),
      () => false,
    );
    if (!isThere) continue;
    await assertWholeProtobuf(dir, file);
    return dtype;
  }
  return undefined;
}

/**
 * Walks over the outermost fields of a Protocol Buffers file without reading what is in them: they have to end where the file
 * does. That finds half a download, and a page of a hub or a pointer of Git LFS in place of the model.
 * @throws ModelFolderUnusable
 */
async function assertWholeProtobuf(dir: string, file: string): Promise<void> {
  const handle = await open(join(dir, file), 'r').catch(() => undefined);
  if (!handle) throw new ModelFolderUnusable(`${file} cannot be read`);
  try {
    const { size } = await handle.stat();
    let at = 0;
    while (at < size) {
      const next = await afterField(handle, at);
      if (next === undefined || next > size) throw new ModelFolderUnusable(`${file} is corrupt or cut off`);
      at = next;
    }
    if (size === 0) throw new ModelFolderUnusable(`${file} is empty`);
  } finally {
    await handle.close();
  }
}

/** @returns where the next field begins; undefined when this is none of a model */
async function afterField(handle: FileHandle, at: number): Promise<number | undefined> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(20), 0, 20, at);
  const head = buffer.subarray(0, bytesRead);
  const tag = varint(head, 0);
  // ModelProto has fields 1 to 26, all of them numbers or of a length.
  if (!tag || tag.value >> 3 < 1 || tag.value >> 3 > 26) return undefined;
  const value = varint(head, tag.end);
  if (!value) return undefined;
  if ((tag.value & 7) === 0) return at + value.end;
  return (tag.value & 7) === 2 ? at + value.end + value.value : undefined;
}

function varint(bytes: Uint8Array, from: number): { value: number; end: number } | undefined {
  let value = 0;
  for (let place = from, factor = 1; place < Math.min(bytes.length, from + 9); place++, factor *= 128) {
    const byte = bytes[place] ?? 0;
    value += (byte & 127) * factor;
    if (byte < 128) return { value, end: place + 1 };
  }
  return undefined;
}
