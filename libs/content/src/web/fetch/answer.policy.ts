import type { WebAnswer } from '../exchange/web-client.js';
import { WebFailure } from '../exchange/web-failure.js';
import { retryAfterMs } from '../host/host.policy.js';

export const isRedirect = ({ status }: Pick<WebAnswer, 'status'>): boolean =>
  status === 301 || status === 302 || status === 303 || status === 307 || status === 308;

/** @throws WebFailure where it leads to what is not followed; whether it is public is judged apart */
export function redirectTarget(from: URL, { header }: Pick<WebAnswer, 'header'>): URL {
  const [location] = header('location');
  if (location === undefined) throw refusedRedirect('The redirect says no address.');
  const to = URL.parse(location, from.href);
  if (to === null || !/^https?:$/.test(to.protocol)) throw refusedRedirect('The redirect leads out of the web.');
  if (from.protocol === 'https:' && to.protocol === 'http:') {
    throw refusedRedirect('The redirect leads from https to http, where anybody on the way could change the file.');
  }
  return to;
}

const refusedRedirect = (detail: string): WebFailure => new WebFailure('web.refused_redirect', detail);

/** @throws WebFailure unless the answer carries a file, or would if it were asked for */
export function assertFound({ status, header }: Pick<WebAnswer, 'status' | 'header'>, now: Date): void {
  if (status === 200 || status === 206) return;
  const details = { status };
  if (status === 404 || status === 410) throw new WebFailure('web.not_found', `The host answers ${status}.`, details);
  if (status === 429 || status === 503) {
    const afterMs = retryAfterMs(header('retry-after')[0], now);
    throw new WebFailure(
      status === 429 ? 'web.rate_limited' : 'web.host_failing',
      `The host answers ${status}.`,
      details,
      afterMs,
    );
  }
  if (status >= 500) throw new WebFailure('web.host_failing', `The host answers ${status}.`, details);
  if ([401, 402, 403, 407, 451].includes(status)) {
    throw new WebFailure('web.access_denied', `The host answers ${status}.`, details);
  }
  throw new WebFailure('web.unexpected_status', `The host answers ${status}.`, details);
}

/** Types that a picture is never sent as. All others may be one: the bytes decide, and many servers know no better. */
const NEVER_A_PICTURE =
  /^(text\/(?!plain)|application\/(xhtml\+xml|json|ld\+json|javascript|xml|pdf|zip)|audio\/|font\/|multipart\/)/;

/** @throws WebFailure */
export function assertPlausible({ header }: Pick<WebAnswer, 'header'>): void {
  const type = header('content-type')[0]?.trim().toLowerCase() ?? '';
  if (NEVER_A_PICTURE.test(type)) {
    throw new WebFailure('web.unexpected_type', `The host sends ${type.split(';', 1)[0] ?? ''}.`, {
      type: type.slice(0, 200),
    });
  }
  const [encoding] = header('content-encoding');
  if (encoding !== undefined && encoding.trim().toLowerCase() !== 'identity') {
    throw new WebFailure('web.malformed_answer', `The host sends ${encoding}, though it was asked for the plain file.`);
  }
}
