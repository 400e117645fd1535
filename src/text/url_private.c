/*
 * Addresses as hosts are written, IPv4 in all the spellings that inet_aton(3), and thus curl and
 * browsers, read as one: 127.1, 0x7f.1, 017700000001, 2130706433.
 */
#include "text/url.h"

#include "text/url.tab.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>

typedef struct Network {
	uint32_t address;
	unsigned bits;
} Network;

static const Network private_ipv4[] = { URL_PRIVATE_IPV4 };
static const char *const private_names[] = { URL_PRIVATE_NAMES };

static bool
is_private_ipv4(uint32_t address)
{
	for (gsize i = 0; i < G_N_ELEMENTS(private_ipv4); i++) {
		const unsigned shift = 32 - private_ipv4[i].bits;

		if (address >> shift == private_ipv4[i].address >> shift) {
			return true;
		}
	}
	return false;
}

static uint32_t
ipv4_at(const uint8_t *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8
		| bytes[3];
}

/* Only 2000::/3 is the public internet; of it 6to4 carries an IPv4 address, as NAT64 does. */
static bool
is_private_ipv6(const uint8_t *bytes)
{
	static const uint8_t nat64[12] = { 0x00, 0x64, 0xff, 0x9b };
	static const uint8_t mapped[12] = { [10] = 0xff, [11] = 0xff };

	if (memcmp(bytes, nat64, sizeof(nat64)) == 0
		|| memcmp(bytes, mapped, sizeof(mapped)) == 0) {
		return is_private_ipv4(ipv4_at(bytes + 12));
	}
	if (bytes[0] == 0x20 && bytes[1] == 0x02) {
		return is_private_ipv4(ipv4_at(bytes + 2));
	}
	return bytes[0] >> 5 != 1;
}

static bool
is_private_name(const char *host)
{
	for (gsize i = 0; i < G_N_ELEMENTS(private_names); i++) {
		const gsize length = strlen(private_names[i]);
		const gsize host_length = strlen(host);

		if (host_length >= length
			&& strcmp(host + host_length - length, private_names[i]) == 0
			&& (host_length == length || host[host_length - length - 1] == '.')) {
			return true;
		}
	}
	return false;
}

bool
url_is_private(const char *url)
{
	g_autofree char *host = url_host(url);
	struct in6_addr ipv6;
	struct in_addr ipv4;

	if (url == NULL) {
		return false;
	}
	if (host == NULL) {
		/* Who knows what curl makes of it. */
		return g_ascii_strncasecmp(url, "http", 4) == 0;
	}
	if (strchr(host, ':') != NULL) {
		host[strcspn(host, "%")] = '\0'; /* fe80::1%eth0 */
		return inet_pton(AF_INET6, host, &ipv6) != 1 || is_private_ipv6(ipv6.s6_addr);
	}
	if (inet_aton(host, &ipv4) != 0) {
		return is_private_ipv4(ntohl(ipv4.s_addr));
	}
	return is_private_name(host);
}
