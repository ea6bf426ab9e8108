import { lookup, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { mayConnect, notPublic, type AddressRules } from './web-address.js';

/** Answers of the name servers for a host; another one only in tests. */
export type Resolve = (
  host: string,
  done: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

const bySystem: Resolve = (host, done) => lookup(host, { all: true }, done);

/**
 * Opens connections to public addresses only. The check sits inside the look-up of the connection itself: what has been
 * judged is what is connected, so that a name that answers differently the second time is judged the second time too.
 * @param onConnected told the address at the other end
 */
export function guardedConnector(
  rules: AddressRules,
  options: { readonly timeoutMs: number; readonly resolve?: Resolve; readonly onConnected: (address: string) => void },
): buildConnector.connector {
  const connect = buildConnector({
    lookup: guardedLookup(rules, options.resolve),
    timeout: options.timeoutMs,
    // Each connection serves one answer, so there is no session to resume.
    maxCachedSessions: 0,
  } as buildConnector.BuildOptions);
  return (to, done) =>
    connect(to, (error, socket) => {
      if (error !== null) return done(error, null);
      const address = socket.remoteAddress ?? '';
      // The last word, whatever lay between look-up and connection.
      if (!mayConnect(to.hostname, address, rules)) {
        socket.destroy();
        return done(notPublic(), null);
      }
      options.onConnected(address);
      return done(null, socket);
    });
}

/** Refuses a name if any of its addresses is not public: mixed answers are what rebinding looks like. */
export const guardedLookup =
  (rules: AddressRules, resolve: Resolve = bySystem): LookupFunction =>
  (hostname, options, done) =>
    resolve(hostname, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error !== null) return done(error, '', 0);
      if (first === undefined || !addresses.every(({ address }) => mayConnect(hostname, address, rules))) {
        return done(notPublic(), '', 0);
      }
      return options.all === true ? done(null, addresses) : done(null, first.address, first.family);
    });
