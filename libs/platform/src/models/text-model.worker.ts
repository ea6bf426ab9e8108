// Runs in a thread of its own and is loaded by plain Node in tests: no relative imports, only erasable types.
import { basename, dirname } from 'node:path';
import { env, pipeline } from '@huggingface/transformers';
import type { FeatureExtractionPipeline } from '@huggingface/transformers';

env.allowRemoteModels = false;
env.allowLocalModels = true;

let extractor: Promise<FeatureExtractionPipeline> | undefined;

function loadExtractor(modelDir: string): Promise<FeatureExtractionPipeline> {
  env.localModelPath = dirname(modelDir);
  // One inference thread: on a small machine the database and the API need the other core more.
  return pipeline('feature-extraction', basename(modelDir), {
    dtype: 'q4',
    device: 'cpu',
    session_options: { intraOpNumThreads: 1, interOpNumThreads: 1 },
  });
}

/** Mean-pooled, unit-length vectors, one a text; anything past 512 word pieces is not read. */
export default async function run(task: { modelDir: string; texts: string[] }): Promise<Float32Array[]> {
  const extract = await (extractor ??= loadExtractor(task.modelDir));
  const vectors: Float32Array[] = [];
  // One by one: a batch is padded to its longest text, which costs more than it saves on one thread.
  for (const text of task.texts) {
    const output = await extract(text, { pooling: 'mean', normalize: true });
    vectors.push(Float32Array.from(output.data as Float32Array));
  }
  return vectors;
}
