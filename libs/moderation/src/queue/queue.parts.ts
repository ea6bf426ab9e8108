import { EscalationController } from '../case/escalation.controller.js';
import { EscalationReader } from '../case/escalation.reader.js';
import { LeaseController } from '../case/lease.controller.js';
import { LeaseRepository } from '../case/lease.repository.js';
import { LeaseService } from '../case/lease.service.js';
import { HoldController } from '../hold/hold.controller.js';
import { HoldRepository } from '../hold/hold.repository.js';
import { HoldService } from '../hold/hold.service.js';
import { CaseRouter } from '../routing/case-router.js';
import { ReroutingRepository } from '../routing/rerouting.repository.js';
import { ReroutingService } from '../routing/rerouting.service.js';
import { RoutingController } from '../routing/routing.controller.js';
import { RoutingRepository } from '../routing/routing.repository.js';
import { RoutingService } from '../routing/routing.service.js';
import { QueueCountRepository } from './queue-count.repository.js';
import { QueueController } from './queue.controller.js';
import { QueueLookup } from './queue.lookup.js';
import { QueueProcessor } from './queue.processor.js';
import { QueueReader } from './queue.reader.js';
import { QueueRepository } from './queue.repository.js';
import { QueueService } from './queue.service.js';
import { WaitingRepository } from './waiting.repository.js';

/** Where cases wait and how they come there, as the modules of this library put it together. */
export const QUEUE_PROVIDERS = [
  CaseRouter,
  EscalationReader,
  HoldRepository,
  HoldService,
  LeaseRepository,
  LeaseService,
  ReroutingRepository,
  ReroutingService,
  RoutingRepository,
  RoutingService,
  QueueCountRepository,
  QueueLookup,
  QueueReader,
  QueueRepository,
  QueueService,
  WaitingRepository,
];

export const QUEUE_CONTROLLERS = [
  EscalationController,
  HoldController,
  LeaseController,
  QueueController,
  RoutingController,
];

export const QUEUE_PROCESSORS = [QueueProcessor];
