/** Which addresses are those of the public internet: the one table that all judge by. */
#ifndef TAGDIGEST_BASE_NETWORK_H
#define TAGDIGEST_BASE_NETWORK_H

#include <stdbool.h>

/** How long addresses are, in bytes. */
#define NETWORK_IPV4_BYTES 4
#define NETWORK_IPV6_BYTES 16

/**
 * Whether an IPv4 address is one that the open internet may answer at: not private, local, or set
 * aside (IANA's special-purpose registry).
 *
 * @address  borrowed: NETWORK_IPV4_BYTES in network order.
 */
bool network_ipv4_is_public(const unsigned char *address);

/**
 * The same of an IPv6 address. One that carries an IPv4 address (mapped, NAT64, 6to4) is what that
 * one is.
 *
 * @address  borrowed: NETWORK_IPV6_BYTES in network order.
 */
bool network_ipv6_is_public(const unsigned char *address);

/** Whether a host, a name or an address (without brackets), is this machine. @host borrowed. */
bool network_host_is_loopback(const char *host);

#endif
