import { PrincipalReader } from '@odr/access';
import { ItemClusterController } from '../cluster/cluster.controller.js';
import { NearReader } from '../cluster/cluster.reader.js';
import { ClusterService } from '../cluster/cluster.service.js';
import { JudgedReader } from '../cluster/judged.reader.js';
import { BatchController } from './batch.controller.js';
import { BatchProcessor } from './batch.processor.js';
import { BatchReader } from './batch.reader.js';
import { BatchRepository } from './batch.repository.js';
import { BatchRunner } from './batch.runner.js';
import { BatchService } from './batch.service.js';
import { CandidateReader } from './candidate.reader.js';

/** Deciding many at once, and once for what is the same, as parts of the module. */
export const BATCH_PROVIDERS = [
  BatchReader,
  BatchRepository,
  BatchRunner,
  BatchService,
  CandidateReader,
  ClusterService,
  JudgedReader,
  NearReader,
  PrincipalReader,
];
export const BATCH_CONTROLLERS = [BatchController, ItemClusterController];
export const BATCH_PROCESSORS = [BatchProcessor];
