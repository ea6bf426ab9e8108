import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { isPublicAddress } from './public-address.js';

/** Where IANA's registries have moved on since: documentation (RFC 9637), and the local prefix of NAT64 (RFC 8215). */
const isNewerThanIpaddr = (address: string): boolean =>
  ipaddr.IPv6.isValid(address) && ipaddr.IPv6.parse(address).match(ipaddr.IPv6.parseCIDR('3fff::/20'));

describe('a public address', () => {
  it.each(['93.184.216.34', '1.1.1.1', '223.255.255.255', '2606:4700:4700::1111', '2a00:1450:4001::1'])(
    '%s is one',
    (address) => expect(isPublicAddress(address)).toBe(true),
  );

  it.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.0.192',
    '192.0.2.1',
    '192.88.99.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:1.1.1.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    'fe80::1',
    'fe80::1%eth0',
    '2606:4700:4700::1111%eth0',
    'fec0::1',
    'fd00:ec2::254',
    'ff02::1',
    '2001::1',
    '2001:10::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '5f00::1',
    'localhost',
    '127.1',
    '0x7f.0.0.1',
    '2130706433',
    '',
  ])('%s is none', (address) => expect(isPublicAddress(address)).toBe(false));

  it('is one that another library takes for ordinary unicast as well', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), (address) => {
        const isUnicast = ipaddr.process(address).range() === 'unicast' && ipaddr.parse(address).range() === 'unicast';
        if (isPublicAddress(address)) expect(isUnicast).toBe(true);
        else if (ipaddr.IPv4.isValid(address)) expect(isUnicast).toBe(false);
        if (isNewerThanIpaddr(address)) expect(isPublicAddress(address)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });
});
