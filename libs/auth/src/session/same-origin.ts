import type { FastifyRequest } from 'fastify';
import { CrossSiteRequest } from '../auth.errors.js';

/** Whether a page of ours in a browser sent this: the header cannot be set by scripts. */
export const isFromOwnPage = ({ headers }: Pick<FastifyRequest, 'headers'>): boolean =>
  headers['sec-fetch-site'] === 'same-origin';

/**
 * Refuses requests that another site's page makes a browser send with our cookie. Browsers say where a request comes from
 * (`Sec-Fetch-Site`, before 2023 at least `Origin`); a custom header proves it too, because only our own pages may add one.
 * Programs send none of these and carry no one else's cookies.
 * @throws CrossSiteRequest
 */
export function assertNotCrossSite({ headers }: Pick<FastifyRequest, 'headers'>): void {
  if (headers['x-requested-with'] !== undefined) return;
  const site = headers['sec-fetch-site'];
  const isOwn =
    site === undefined ? isOwnOrigin(headers.origin, headers.host) : site === 'same-origin' || site === 'none';
  if (!isOwn) throw new CrossSiteRequest();
}

function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
