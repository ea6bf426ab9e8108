import type { BlobStore } from '@odr/platform';
import type { ContentConfig } from '../content.config.js';
import { ImageWorkshop } from '../processing/image-workshop.js';

/** Injection token of the workshop of everything that can wait. */
export const BACKGROUND_WORKSHOP = Symbol('background workshop');

const LOWEST_PRIORITY = 19;

/** As wide as that of intake, which it stands back behind: it takes what the machine has left over. */
export const backgroundWorkshop = (config: ContentConfig, temporary: BlobStore): ImageWorkshop =>
  new ImageWorkshop({
    processes: config.workshopProcesses,
    timeoutMs: config.workshopTimeoutMs,
    maxMemoryBytes: config.workshopMemoryBytes,
    limits: config.limits,
    niceness: LOWEST_PRIORITY,
    temporary,
  });
