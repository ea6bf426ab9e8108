import { DayCounter } from './day-counter.js';
import { DayRepository } from './day.repository.js';
import { StatisticsController } from './statistics.controller.js';
import { StatisticsReader } from './statistics.reader.js';
import { StatisticsService } from './statistics.service.js';

/** What statistics are made of. */
export const STATISTICS_PROVIDERS = [DayRepository, DayCounter, StatisticsReader, StatisticsService];
export const STATISTICS_CONTROLLERS = [StatisticsController];
