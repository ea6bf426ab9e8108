import { BlockList, isIPv4, isIPv6 } from 'node:net';

/**
 * IPv4 that leads nowhere public: IANA's special-purpose registry (this host, private, shared, link-local with the clouds'
 * metadata, documentation, benchmarks, relays) and what is multicast or reserved.
 */
const NOT_PUBLIC_IPV4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const;

/**
 * Only 2000::/3 is global unicast, and these parts of it lead elsewhere: protocol assignments with Teredo, ORCHID and the
 * benchmarks, documentation twice, 6to4, and the sink for reverse look-ups.
 */
const GLOBAL_IPV6 = ['2000::', 3] as const;
const NOT_PUBLIC_IPV6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
] as const;

const notPublic = new BlockList();
for (const [network, bits] of NOT_PUBLIC_IPV4) notPublic.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of NOT_PUBLIC_IPV6) notPublic.addSubnet(network, bits, 'ipv6');
const global = new BlockList();
global.addSubnet(...GLOBAL_IPV6, 'ipv6');

/**
 * Whether an address is one of the public internet. IPv4 in the clothes of IPv6 (mapped, compatible, translated by NAT64) is
 * not taken apart but refused: no name server gives it out for a public site.
 * @param address as a name server writes it; anything else is not public
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublic.check(address, 'ipv4');
  return (
    isIPv6(address) && !address.includes('%') && global.check(address, 'ipv6') && !notPublic.check(address, 'ipv6')
  );
}
