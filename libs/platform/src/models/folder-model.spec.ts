import { cp, mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { tinyModel } from '../testing/tiny-model.js';
import { FolderModel } from './folder-model.js';
import { insideOf, readModelFolder } from './model-folder.js';

const LIMITS = { maxQueue: 8, idleTimeoutMs: 1_000 };
const cosine = (a?: Float32Array, b?: Float32Array): number => {
  const dot = (x?: Float32Array, y?: Float32Array): number =>
    x?.reduce((sum, value, i) => sum + value * (y?.[i] ?? 0), 0) ?? 0;
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
};

describe('a model in a folder', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'odr-models-'));
    await tinyModel(root, 'clip');
    await tinyModel(root, 'sentence');
  });
  afterAll(() => rm(root, { recursive: true }));

  const loaded = async (folder: string): Promise<FolderModel> =>
    new FolderModel(folder, await readModelFolder(root, folder), LIMITS);

  it('puts words and pictures into one space when it is a joint one', async () => {
    const model = await loaded('tiny-clip');
    const picture = (background: string) =>
      sharp({ create: { width: 20, height: 10, channels: 3, background } })
        .png()
        .toBuffer();

    const [red, alsoRed, blue] =
      (await model.embedImages?.([await picture('#f00'), await picture('#e00'), await picture('#00f')])) ?? [];
    const [cow, sameCow, owl] = (await model.embedTexts?.(['cow', 'COW', 'owl'])) ?? [];

    expect([red?.length, cow?.length]).toEqual([3, 3]);
    expect(cosine(red, alsoRed)).toBeCloseTo(1, 5);
    expect(cosine(red, blue)).toBeCloseTo(0, 5);
    expect(cosine(cow, sameCow)).toBeCloseTo(1, 5);
    expect(cosine(cow, owl)).toBeLessThan(0.9);
    await expect(model.embedImages?.([Buffer.from('no picture')])).rejects.toMatchObject({
      code: 'content.undecodable',
    });
    await model.close();
  }, 60_000);

  it('reads sentences and looks at nothing when it is one for sentences', async () => {
    const model = await loaded('tiny-sentence');
    const [cow, owl] = (await model.embedTexts?.(['cow', 'owl'])) ?? [];

    expect(model.embedImages).toBeUndefined();
    expect(cosine(cow, cow)).toBeCloseTo(1, 5);
    expect(cosine(cow, owl)).toBeLessThan(0.9);
    await model.close();
  }, 60_000);

  it.each<[string, string, (dir: string) => Promise<unknown>]>([
    ['a file that is missing', 'tokenizer.json is missing', (dir) => rm(join(dir, 'tokenizer.json'))],
    ['words without a model', 'onnx/text_model.onnx is missing', (dir) => rm(join(dir, 'onnx'), { recursive: true })],
    [
      'half a download',
      'onnx/vision_model.onnx is corrupt or cut off',
      (dir) => truncate(join(dir, 'onnx/vision_model.onnx'), 40),
    ],
    ['nothing in a file', 'onnx/text_model.onnx is empty', (dir) => truncate(join(dir, 'onnx/text_model.onnx'), 0)],
    [
      'a pointer in place of a model',
      'onnx/text_model.onnx is corrupt or cut off',
      (dir) => writeFile(join(dir, 'onnx/text_model.onnx'), 'version https://git-lfs.example.org/spec/v1\n'),
    ],
    [
      'half a configuration',
      'config.json is corrupt: it is no JSON',
      (dir) => writeFile(join(dir, 'config.json'), '{"model'),
    ],
    [
      'a configuration of nothing',
      'config.json names no model_type',
      (dir) => writeFile(join(dir, 'config.json'), '[]'),
    ],
  ])('names %s', async (name, message, spoil) => {
    const folder = name.replaceAll(' ', '-');
    await cp(join(root, 'tiny-clip'), join(root, folder), { recursive: true });
    await spoil(join(root, folder));
    await expect(readModelFolder(root, folder)).rejects.toThrow(message);
  });

  it.each(['..', '../elsewhere', '.', '/etc', 'tiny-clip/../..'])('is not looked for outside: %s', async (folder) => {
    await expect(insideOf(root, folder)).rejects.toThrow('outside the folder of models');
  });

  it('is not looked for behind a link that leads outside, or where no folder is configured', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'odr-elsewhere-'));
    await mkdir(join(elsewhere, 'm'));
    await symlink(join(elsewhere, 'm'), join(root, 'link'));

    await expect(insideOf(root, 'link')).rejects.toThrow('outside the folder of models');
    await expect(insideOf(root, 'nothing-here')).rejects.toThrow('does not exist');
    await expect(insideOf(undefined, 'tiny-clip')).rejects.toThrow('EMBEDDING_MODELS_DIR');
    await rm(elsewhere, { recursive: true });
  });
});
