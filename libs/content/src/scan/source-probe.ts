import { lookup, type LookupAddress } from 'node:dns';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from '../web/address/public-address.js';

/** What asking for an address came to. */
export interface ProbeResult {
  readonly url: string;
  readonly isReachable: boolean;
  /** HTTP status of the last answer. */
  readonly status?: number;
  /** not_web, not_public, too_many_redirects, timeout, or the system's error code. */
  readonly problem?: string;
}

const TIMEOUT_MS = 5_000;
const MAX_REDIRECTS = 5;

class ProbeProblem extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/**
 * Asks whether a page is there, by HEAD and, where that is not allowed, by the head of a GET. It never reads a body.
 * Only public addresses are asked: checked where the connection looks them up, so that a name that changes its mind between
 * check and use gains nothing; literal addresses, which are not looked up, are checked apart; each redirect passes all again.
 * @param isAllowed decides about addresses; another one only in tests
 */
export async function probeSource(
  url: string,
  isAllowed: (address: string) => boolean = isPublicAddress,
): Promise<ProbeResult> {
  try {
    const { status, at } = await follow(url, 'HEAD', isAllowed);
    const refusesHead = status === 405 || status === 501 || status === 403 || status === 404;
    const final = refusesHead ? (await follow(at, 'GET', isAllowed)).status : status;
    return { url, status: final, isReachable: final >= 200 && final < 400 };
  } catch (error) {
    // Anything a stranger's server or name can do is a finding, not a failure of the scan.
    return { url, isReachable: false, problem: (error as NodeJS.ErrnoException).code ?? 'error' };
  }
}

async function follow(
  start: string,
  method: string,
  isAllowed: (address: string) => boolean,
): Promise<{ status: number; at: string }> {
  let at = start;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop += 1) {
    const { status, location } = await ask(at, method, isAllowed);
    if (status < 300 || status >= 400 || location === undefined) return { status, at };
    if (!URL.canParse(location, at)) throw new ProbeProblem('bad_redirect');
    at = new URL(location, at).href;
  }
  throw new ProbeProblem('too_many_redirects');
}

function ask(
  address: string,
  method: string,
  isAllowed: (address: string) => boolean,
): Promise<{ status: number; location?: string }> {
  const url = webUrl(address);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowed(host)) throw new ProbeProblem('not_public');
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp;
    const options = {
      method,
      agent: false,
      lookup: checkedLookup(isAllowed),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      headers: { 'user-agent': 'open-data-repository', accept: '*/*' },
    };
    const request = send(url, options, (response: IncomingMessage) => {
      resolve({ status: response.statusCode ?? 0, location: response.headers.location });
      response.destroy();
    });
    request.on('error', (error: NodeJS.ErrnoException) =>
      reject(error.name === 'AbortError' || error.name === 'TimeoutError' ? new ProbeProblem('timeout') : error),
    );
    request.end();
  });
}

function webUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || url.password !== '')
    throw new ProbeProblem('not_web');
  return url;
}

/** Refuses a name if any of its addresses is not allowed: mixed answers are what rebinding looks like. */
const checkedLookup =
  (isAllowed: (address: string) => boolean): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, '', 0);
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => isAllowed(address)))
        return callback(Object.assign(new Error('not public'), { code: 'not_public' }), '', 0);
      if (options.all) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
