/* Which addresses are those of the public internet (IANA's special-purpose registries). */
#include "base/network.h"

#include <arpa/inet.h>
#include <glib.h>
#include <string.h>

typedef struct Prefix {
	unsigned char bytes[NETWORK_IPV6_BYTES];
	unsigned length; /* in bits */
} Prefix;

/* clang-format off */
/* Addresses that nobody on the open internet answers at. */
static const Prefix reserved_ipv4[] = {
	{ { 0 }, 8 },              /* this network (RFC 791) */
	{ { 10 }, 8 },             /* private (RFC 1918) */
	{ { 100, 64 }, 10 },       /* carrier-grade NAT (RFC 6598) */
	{ { 127 }, 8 },            /* loopback */
	{ { 169, 254 }, 16 },      /* link-local; clouds tell their secrets at 169.254.169.254 */
	{ { 172, 16 }, 12 },       /* private */
	{ { 192, 0, 0 }, 24 },     /* protocol assignments (RFC 6890) */
	{ { 192, 0, 2 }, 24 },     /* documentation (RFC 5737) */
	{ { 192, 88, 99 }, 24 },   /* 6to4 relays, given up (RFC 7526) */
	{ { 192, 168 }, 16 },      /* private */
	{ { 198, 18 }, 15 },       /* benchmarks (RFC 2544) */
	{ { 198, 51, 100 }, 24 },  /* documentation */
	{ { 203, 0, 113 }, 24 },   /* documentation */
	{ { 224 }, 4 },            /* multicast */
	{ { 240 }, 4 },            /* reserved, and broadcast */
};

/* What IPv6 has set aside within 2000::/3, the only block that is given out (RFC 4291, 2.4). */
static const Prefix reserved_ipv6[] = {
	{ { 0x20, 0x01, 0x00 }, 23 },             /* protocol assignments, Teredo */
	{ { 0x20, 0x01, 0x0d, 0xb8 }, 32 },       /* documentation (RFC 3849) */
	{ { 0x3f, 0xff, 0x00 }, 20 },             /* documentation (RFC 9637) */
};

static const Prefix global_ipv6 = { { 0x20 }, 3 };

static const Prefix loopback_ipv4 = { { 127 }, 8 };
static const Prefix loopback_ipv6[] = {
	{ { [15] = 1 }, 128 },
	{ { [10] = 0xff, [11] = 0xff, [12] = 127 }, 104 }, /* ::ffff:127.0.0.0/104, mapped */
};

/* IPv6 prefixes behind which an IPv4 address stands, and where: that one is judged. */
static const struct {
	Prefix prefix;
	gsize offset;
} embeddings[] = {
	{ { { [10] = 0xff, [11] = 0xff }, 96 }, 12 },          /* ::ffff:0:0/96, mapped */
	{ { { 0x00, 0x64, 0xff, 0x9b }, 96 }, 12 },            /* 64:ff9b::/96, NAT64 (RFC 6052) */
	{ { { 0x20, 0x02 }, 16 }, 2 },                         /* 2002::/16, 6to4 (RFC 3056) */
};
/* clang-format on */

static bool
prefix_matches(const Prefix *prefix, const unsigned char *address)
{
	const unsigned whole = prefix->length / 8, rest = prefix->length % 8;
	const unsigned mask = 0xffU << (8 - rest) & 0xffU;

	return memcmp(prefix->bytes, address, whole) == 0
		&& (rest == 0 || ((prefix->bytes[whole] ^ address[whole]) & mask) == 0);
}

static bool
any_matches(const Prefix *prefixes, gsize count, const unsigned char *address)
{
	for (gsize i = 0; i < count; i++) {
		if (prefix_matches(&prefixes[i], address)) {
			return true;
		}
	}
	return false;
}

bool
network_ipv4_is_public(const unsigned char *address)
{
	return !any_matches(reserved_ipv4, G_N_ELEMENTS(reserved_ipv4), address);
}

bool
network_ipv6_is_public(const unsigned char *address)
{
	for (gsize i = 0; i < G_N_ELEMENTS(embeddings); i++) {
		if (prefix_matches(&embeddings[i].prefix, address)) {
			return network_ipv4_is_public(address + embeddings[i].offset);
		}
	}
	return prefix_matches(&global_ipv6, address)
		&& !any_matches(reserved_ipv6, G_N_ELEMENTS(reserved_ipv6), address);
}

static bool
is_loopback_address(const char *text)
{
	unsigned char address[NETWORK_IPV6_BYTES];

	if (inet_pton(AF_INET, text, address) == 1) {
		return prefix_matches(&loopback_ipv4, address);
	}
	return inet_pton(AF_INET6, text, address) == 1
		&& any_matches(loopback_ipv6, G_N_ELEMENTS(loopback_ipv6), address);
}

bool
network_host_is_loopback(const char *host)
{
	g_autofree char *name = g_ascii_strdown(host, -1);

	/* RFC 6761, 6.3: every name under localhost is this machine. */
	return strcmp(name, "localhost") == 0 || g_str_has_suffix(name, ".localhost")
		|| is_loopback_address(name);
}
