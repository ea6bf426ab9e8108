import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeOnnx, type OnnxGraph, type OnnxTensor } from '../models/onnx-file.js';

const WORDS = ['[PAD]', '[UNK]', 'cow', 'owl', 'grass'];

/** As the first of three directions: a word's own, turned with its place in the list. */
const TABLE = WORDS.flatMap((_, place) => [Math.cos(place), Math.sin(place), 0.1]);

const float = (name: string, shape: readonly number[], values: readonly number[]): OnnxTensor => ({
  name,
  type: 'float32',
  shape,
  data: new Uint8Array(Float32Array.from(values).buffer),
});

const words = { name: 'input_ids', type: 'int64', shape: ['batch', 'length'] } as const;

/** Looks words up: the pieces of a sentence as a sentence model gives them. */
const SENTENCE: OnnxGraph = {
  name: 'sentence',
  operators: { '': 13 },
  inputs: [words],
  outputs: [{ name: 'last_hidden_state', type: 'float32', shape: ['batch', 'length', 3] }],
  tensors: [float('table', [WORDS.length, 3], TABLE)],
  nodes: [{ op: 'Gather', inputs: ['table', 'input_ids'], outputs: ['last_hidden_state'] }],
};

/** The mean of its words. */
const TEXT_TOWER: OnnxGraph = {
  ...SENTENCE,
  outputs: [{ name: 'text_embeds', type: 'float32', shape: ['batch', 3] }],
  nodes: [
    { op: 'Gather', inputs: ['table', 'input_ids'], outputs: ['pieces'] },
    { op: 'ReduceMean', inputs: ['pieces'], outputs: ['text_embeds'], attributes: { axes: [1], keepdims: 0 } },
  ],
};

/** The mean colour. */
const IMAGE_TOWER: OnnxGraph = {
  name: 'picture',
  operators: { '': 13 },
  inputs: [{ name: 'pixel_values', type: 'float32', shape: ['batch', 3, 'height', 'width'] }],
  outputs: [{ name: 'image_embeds', type: 'float32', shape: ['batch', 3] }],
  tensors: [],
  nodes: [
    {
      op: 'ReduceMean',
      inputs: ['pixel_values'],
      outputs: ['image_embeds'],
      attributes: { axes: [2, 3], keepdims: 0 },
    },
  ],
};

const TOKENIZER = {
  version: '1.0',
  truncation: null,
  padding: null,
  added_tokens: [],
  normalizer: { type: 'Lowercase' },
  pre_tokenizer: { type: 'Whitespace' },
  post_processor: null,
  decoder: null,
  model: {
    type: 'WordPiece',
    unk_token: '[UNK]',
    continuing_subword_prefix: '##',
    max_input_chars_per_word: 100,
    vocab: Object.fromEntries(WORDS.map((word, place) => [word, place])),
  },
};

/**
 * Writes a model of three dimensions that real ones could stand in for: the same files, loaded the same way. It knows a cow
 * from an owl and red from blue, and nothing else.
 * @returns its folder
 */
export async function tinyModel(root: string, family: 'clip' | 'sentence'): Promise<string> {
  const dir = join(root, `tiny-${family}`);
  await mkdir(join(dir, 'onnx'), { recursive: true });
  const json = (file: string, body: object): Promise<void> => writeFile(join(dir, file), JSON.stringify(body));
  await json('tokenizer.json', TOKENIZER);
  await json('tokenizer_config.json', {
    tokenizer_class: 'BertTokenizer',
    pad_token: '[PAD]',
    unk_token: '[UNK]',
    model_max_length: 16,
  });
  if (family === 'sentence') {
    await json('config.json', { model_type: 'bert', hidden_size: 3 });
    await writeFile(join(dir, 'onnx/model.onnx'), writeOnnx(SENTENCE));
    return dir;
  }
  await json('config.json', { model_type: 'clip', projection_dim: 3 });
  await json('preprocessor_config.json', {
    image_processor_type: 'CLIPImageProcessor',
    do_resize: true,
    size: { shortest_edge: 8 },
    resample: 3,
    do_center_crop: true,
    crop_size: { height: 8, width: 8 },
    do_rescale: true,
    rescale_factor: 1 / 255,
    do_normalize: false,
  });
  await writeFile(join(dir, 'onnx/text_model.onnx'), writeOnnx(TEXT_TOWER));
  await writeFile(join(dir, 'onnx/vision_model.onnx'), writeOnnx(IMAGE_TOWER));
  return dir;
}
