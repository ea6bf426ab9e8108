// Written by `FLICKR8K=/folder LEARN=1 npm run bench search-quality`; not by hand.
import type { WeightsFile } from './learned-weights.js';

/** What the bench has learned, and how sure that is. */
export const LEARNED_WEIGHTS: WeightsFile = {
  version: '2026-11-23',
  learned: [
    {
      engines: { captions: 'all-MiniLM-L6-v2@onnx-q4' },
      weights: { text: 0.2, captions: 0.8 },
      floors: { captions: 0.3 },
      learnedOn: { set: 'Flickr8k dev', queries: 1012 },
      gains: {
        set: 'Flickr8k test',
        queries: 1013,
        over: 'captions',
        seed: 8,
        resamples: 1000,
        of: [
          { measure: 'R@1', value: 0.0336, low: 0.0158, high: 0.0513 },
          { measure: 'MRR', value: 0.0223, low: 0.0112, high: 0.0329 },
        ],
      },
      figures: {
        hybrid: { recall1: 0.6653504442250741, recall10: 0.9348469891411648, mrr: 0.7570844889452992 },
        text: { recall1: 0.5686080947680158, recall10: 0.8627838104639685, mrr: 0.6658499036337142 },
        captions: { recall1: 0.631786771964462, recall10: 0.9378084896347483, mrr: 0.7347858788135199 },
      },
    },
  ],
};
