import { AsyncLocalStorage } from 'node:async_hooks';

const storage = new AsyncLocalStorage<Set<string>>();

/** Says that the index of an engine took part in what is being answered. */
export const noteIndexUse = (engineId: string): void => void storage.getStore()?.add(engineId);

/** Runs `work`; whose indexes it asks is added to `used`. */
export const watchIndexUse = <T>(used: Set<string>, work: () => T): T => storage.run(used, work);
