import ipaddr from 'ipaddr.js';

const IPV6_SITE_BITS = 64;

/**
 * The network for which the attempts of an address are counted: for IPv6 the /64, which a household or office has
 * entirely; an IPv4 address also when it is written as IPv6.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv6'
    ? ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/${IPV6_SITE_BITS}`).toString()
    : parsed.toString();
}
