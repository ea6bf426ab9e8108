import { WebFailure } from './web-failure.js';

/** The phase a time limit of the client belongs to. */
const TIMEOUTS: Readonly<Record<string, string>> = {
  UND_ERR_CONNECT_TIMEOUT: 'connecting',
  UND_ERR_HEADERS_TIMEOUT: 'waiting for an answer',
  UND_ERR_BODY_TIMEOUT: 'waiting for more',
  ETIMEDOUT: 'connecting',
};
const UNKNOWN_HOST = new Set(['ENOTFOUND', 'EAI_NONAME', 'EAI_NODATA', 'ENODATA']);
const BROKEN_OFF = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE', 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH']);

/**
 * Names what went wrong between two machines.
 * @param during whether the head of the answer or its body was awaited
 * @throws the error itself where it is none of the web: the disk, a fault of ours, somebody who has called the fetch off
 */
export function failureOf(error: unknown, during: 'head' | 'body'): WebFailure {
  if (error instanceof WebFailure) return error;
  const { name, code } = named(error);
  if (name === 'TimeoutError') return timeout('fetching');
  // In the head it is two lengths that contradict each other; in the body there is less than was announced.
  const isMismatch = during === 'head' && code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH';
  const phase = TIMEOUTS[code];
  if (phase !== undefined) return timeout(phase);
  if (UNKNOWN_HOST.has(code)) return new WebFailure('web.unresolvable', 'The name of the host is not known.');
  if (name === 'HTTPParserError' || code === 'UND_ERR_HEADERS_OVERFLOW' || isMismatch) {
    return new WebFailure('web.malformed_answer', 'The answer is not valid HTTP.', { cause: code });
  }
  if (during === 'body' && BROKEN_OFF.has(code)) {
    return new WebFailure('web.truncated', 'The connection ended before the file did.');
  }
  if (isOfTheNetwork(code)) {
    return new WebFailure('web.unreachable', 'No connection to the host could be made or kept.', { cause: code });
  }
  throw error;
}

/** Errors of several attempts (IPv6, then IPv4) come as one; the first says enough. */
function named(error: unknown): { name: string; code: string } {
  const { name, code, errors } = Object(error) as { name?: unknown; code?: unknown; errors?: unknown };
  if (Array.isArray(errors) && errors.length > 0) return named(errors[0]);
  return { name: typeof name === 'string' ? name : '', code: typeof code === 'string' ? code : '' };
}

/** Of the operating system, of the client, or of TLS: certificates have codes like `CERT_HAS_EXPIRED`. */
const isOfTheNetwork = (code: string): boolean =>
  /^(E(CONN|HOST|NET|ADDR|PIPE|PROTO|AI_|NOTFOUND|TIMEDOUT)|UND_ERR_SOCKET|ERR_(TLS|SSL|OSSL)|CERT_|UNABLE_|DEPTH_ZERO|SELF_SIGNED|HOSTNAME_)/.test(
    code,
  );

const timeout = (phase: string): WebFailure =>
  new WebFailure('web.timeout', `The host took too long: ${phase}.`, { phase });
