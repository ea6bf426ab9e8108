import type { Database } from '@odr/platform';
import { FilterSizeReader } from '../nearest/filter-size.reader.js';
import { NearestReader } from '../nearest/nearest.reader.js';
import { NearestService } from '../nearest/nearest.service.js';
import { VectorIndexReader } from '../nearest/vector-index.reader.js';
import { RecallSampler } from '../recall/recall-sampler.js';
import { RecallRepository } from '../recall/recall.repository.js';

/** The search for neighbours over a database of a test. */
export const nearestOver = (db: Database): NearestService =>
  new NearestService(
    new VectorIndexReader(db),
    new FilterSizeReader(db),
    new NearestReader(db),
    new RecallSampler(db, new RecallRepository(db)),
  );
