import ipaddr from 'ipaddr.js';

const IPV6_SITE_BITS = 64;

/** Whom an address stands for when tries are counted: of IPv6 the /64, which one household or office has whole; an IPv4 address also where it comes as IPv6. */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed.kind() === 'ipv6'
    ? ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toNormalizedString()}/${IPV6_SITE_BITS}`).toString()
    : parsed.toString();
}
