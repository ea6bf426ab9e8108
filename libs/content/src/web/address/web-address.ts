import { isIP } from 'node:net';
import { WebFailure } from '../exchange/web-failure.js';
import { isPublicAddress } from './public-address.js';

/** Longest address that is fetched and kept as evidence; an index row of PostgreSQL has room for little more. */
const MAX_LENGTH = 2_000;

/** Names that never lead out of a network, whatever a name server says (RFC 6761, RFC 6762, RFC 8375, ICANN's .internal). */
const LOCAL_NAMES = ['localhost', 'local', 'internal', 'home.arpa', 'localdomain', 'lan', 'onion'];

/** What an operator opens or closes. */
export interface AddressRules {
  readonly ports: ReadonlySet<number>;
  readonly allows: (hostOrAddress: string) => boolean;
}

/**
 * Judges an address by its spelling. Names are judged again where the connection looks them up.
 * @param base what a relative address of a redirect is relative to
 * @returns the address in its one normal form, without fragment
 * @throws WebFailure web.invalid_address, web.not_public
 */
export function webAddress(text: string, rules: AddressRules, base?: URL): URL {
  const url = URL.parse(text.trim(), base?.href);
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new WebFailure('web.invalid_address', 'Only http and https addresses are fetched.');
  }
  url.hash = '';
  if (url.href.length > MAX_LENGTH) {
    throw new WebFailure('web.invalid_address', `The address is longer than ${MAX_LENGTH} characters.`);
  }
  if (url.username !== '' || url.password !== '') {
    throw new WebFailure('web.invalid_address', 'An address with a user name or password in it is not fetched.');
  }
  assertPublicHost(url, rules);
  return url;
}

/** The host without the brackets of IPv6 and the dot of the root: one name for one host. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');

/** Whether a connection may go to this address, which is `host` itself or what its name resolves to. */
export const mayConnect = (host: string, address: string, { allows }: AddressRules): boolean =>
  isPublicAddress(address) || allows(address) || allows(host);

function assertPublicHost(url: URL, rules: AddressRules): void {
  const host = hostOf(url);
  if (rules.allows(host)) return;
  if (isIP(host) !== 0) {
    if (!isPublicAddress(host)) throw notPublic();
  } else if (!host.includes('.') || LOCAL_NAMES.some((name) => host === name || host.endsWith(`.${name}`))) {
    throw notPublic();
  }
  const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
  if (!rules.ports.has(port)) {
    throw new WebFailure('web.invalid_address', `Port ${port} is not asked.`, { port });
  }
}

/** Says nothing about what the name resolved to: an answer about the inside of a network would be a map of it. */
export const notPublic = (): WebFailure =>
  new WebFailure('web.not_public', 'The address does not lead to the public internet.');
