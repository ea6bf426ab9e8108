import { DayProcessor } from '../statistics/day.processor.js';
import { QualitySampler } from './quality-sampler.js';
import { QualityController } from './quality.controller.js';
import { QualityReader } from './quality.reader.js';
import { QualityRepository } from './quality.repository.js';
import { QualityService } from './quality.service.js';
import { STATISTICS_CONTROLLERS, STATISTICS_PROVIDERS } from '../statistics/statistics.parts.js';

/** What measuring and counting decisions is made of. */
export const QUALITY_PROVIDERS = [QualityRepository, QualityReader, QualityService, ...STATISTICS_PROVIDERS];
export const QUALITY_CONTROLLERS = [QualityController, ...STATISTICS_CONTROLLERS];
export const QUALITY_PROCESSORS = [QualitySampler, DayProcessor];
