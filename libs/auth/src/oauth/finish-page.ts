import { publicUrl } from '@odr/platform';
import type { Failure } from './oauth-flow.js';

interface Arrival {
  readonly provider: string;
  /** A path of the console that has been checked. */
  readonly returnTo?: string | undefined;
  readonly isLink?: boolean;
  readonly failure?: Failure;
}

/** The console's page for those who come back. Its address holds our own words only: no token, nothing a provider wrote. */
export function finishPage({ provider, returnTo, isLink = false, failure }: Arrival): string {
  const query = new URLSearchParams({ provider });
  if (isLink) query.set('linking', 'true');
  if (returnTo !== undefined) query.set('return', returnTo);
  if (failure !== undefined) query.set('failure', failure);
  return publicUrl(`/sign-in/finish?${query}`);
}
