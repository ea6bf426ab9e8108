// Runs in a thread of its own and is loaded by plain Node in tests: no relative imports, only erasable types.
import { basename, dirname } from 'node:path';
import {
  AutoProcessor,
  AutoTokenizer,
  CLIPTextModelWithProjection,
  CLIPVisionModelWithProjection,
  env,
  pipeline,
  RawImage,
  SiglipTextModel,
  SiglipVisionModel,
} from '@huggingface/transformers';
import type {
  DataType,
  FeatureExtractionPipeline,
  PreTrainedModel,
  PreTrainedTokenizer,
  Processor,
} from '@huggingface/transformers';
import sharp from 'sharp';

const MAX_PIXELS = 100_000_000;

env.allowRemoteModels = false;
env.allowLocalModels = true;

interface Folder {
  readonly dir: string;
  readonly family: 'clip' | 'siglip' | 'sentence';
  readonly text: string | undefined;
  readonly image: string | undefined;
  readonly pooling: 'mean' | 'cls';
}

export type FolderTask = { readonly folder: Folder } & (
  { readonly texts: readonly string[] } | { readonly images: readonly Uint8Array[] }
);

/** Neither the class nor the name of an error survives the way between threads. */
export type FolderAnswer = { readonly vectors: Float32Array[] } | { readonly undecodable: string };

type Output = Readonly<
  Record<string, { readonly dims: readonly number[]; readonly data: ArrayLike<number> } | undefined>
>;

let sentences: Promise<FeatureExtractionPipeline> | undefined;
let words: Promise<[PreTrainedTokenizer, PreTrainedModel]> | undefined;
let pictures: Promise<[Processor, PreTrainedModel]> | undefined;

/** One inference thread: on a small machine the database and the API need the other core more. */
const optionsFor = (dtype: string | undefined) => ({
  dtype: (dtype ?? 'fp32') as DataType,
  device: 'cpu' as const,
  session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
});

const loadWords = async ({ dir, family, text }: Folder): Promise<[PreTrainedTokenizer, PreTrainedModel]> => {
  const tower = family === 'clip' ? CLIPTextModelWithProjection : SiglipTextModel;
  const name = basename(dir);
  return [await AutoTokenizer.from_pretrained(name), await tower.from_pretrained(name, optionsFor(text))];
};

const loadPictures = async ({ dir, family, image }: Folder): Promise<[Processor, PreTrainedModel]> => {
  const tower = family === 'clip' ? CLIPVisionModelWithProjection : SiglipVisionModel;
  const name = basename(dir);
  return [await AutoProcessor.from_pretrained(name, {}), await tower.from_pretrained(name, optionsFor(image))];
};

const rowsOf = (output: Output, name: string): Float32Array[] => {
  const tensor = output[name] ?? output['pooler_output'];
  if (!tensor) throw new Error(`the model answers no ${name}`);
  const [count = 0, length = 0] = tensor.dims;
  const all = Float32Array.from(tensor.data);
  return Array.from({ length: count }, (_, row) => all.slice(row * length, (row + 1) * length));
};

async function embedTexts(folder: Folder, texts: readonly string[]): Promise<Float32Array[]> {
  if (folder.family === 'sentence') {
    const extract = await (sentences ??= pipeline('feature-extraction', basename(folder.dir), optionsFor(folder.text)));
    const vectors: Float32Array[] = [];
    // One by one: a batch is padded to its longest text, which costs more than it saves on one thread.
    for (const text of texts) {
      const output = await extract(text, { pooling: folder.pooling, normalize: true });
      vectors.push(Float32Array.from(output.data as Float32Array));
    }
    return vectors;
  }
  const [tokenizer, model] = await (words ??= loadWords(folder));
  // SigLIP has only ever seen texts filled up to its window.
  const padding = folder.family === 'siglip' ? 'max_length' : true;
  const inputs: unknown = tokenizer([...texts], { padding, truncation: true });
  return rowsOf((await model(inputs)) as Output, 'text_embeds');
}

class Undecodable extends Error {}

async function decoded(image: Uint8Array): Promise<RawImage> {
  try {
    const { data, info } = await sharp(image, { limitInputPixels: MAX_PIXELS, pages: 1 })
      .rotate()
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return new RawImage(new Uint8ClampedArray(data), info.width, info.height, 3);
  } catch (error) {
    throw new Undecodable(error instanceof Error ? error.message : String(error));
  }
}

async function embedImages(folder: Folder, images: readonly Uint8Array[]): Promise<Float32Array[]> {
  const [processor, model] = await (pictures ??= loadPictures(folder));
  const vectors: Float32Array[] = [];
  for (const image of images) {
    const inputs: unknown = await processor(await decoded(image));
    vectors.push(...rowsOf((await model(inputs)) as Output, 'image_embeds'));
  }
  return vectors;
}

export default async function run(task: FolderTask): Promise<FolderAnswer> {
  env.localModelPath = dirname(task.folder.dir);
  try {
    const { folder } = task;
    return { vectors: 'texts' in task ? await embedTexts(folder, task.texts) : await embedImages(folder, task.images) };
  } catch (error) {
    if (error instanceof Undecodable) return { undecodable: error.message };
    throw error;
  }
}
