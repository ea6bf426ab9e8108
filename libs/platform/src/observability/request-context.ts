import { AsyncLocalStorage } from 'node:async_hooks';

interface RequestContext {
  readonly requestId: string;
  readonly address?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/**
 * Runs `work` so that logs and the jobs it starts carry this request id.
 * @param address where the request comes from; jobs have none
 */
export const withRequestId = <T>(requestId: string, work: () => T, address?: string): T =>
  storage.run({ requestId, address }, work);

/** The id of the request or job that is being served, if any. */
export const currentRequestId = (): string | undefined => storage.getStore()?.requestId;

/** The network address that is being served; undefined in jobs and at the command line. */
export const currentAddress = (): string | undefined => storage.getStore()?.address;
