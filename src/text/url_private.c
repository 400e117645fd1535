/*
 * Addresses as hosts are written, IPv4 in all the spellings that inet_aton(3), and thus curl and
 * browsers, read as one: 127.1, 0x7f.1, 017700000001, 2130706433.
 */
#include "text/url.h"

#include "base/network.h"
#include "text/url.tab.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

static const char *const private_names[] = { URL_PRIVATE_NAMES };

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
		return inet_pton(AF_INET6, host, &ipv6) != 1
			|| !network_ipv6_is_public(ipv6.s6_addr);
	}
	if (inet_aton(host, &ipv4) != 0) {
		return !network_ipv4_is_public((const unsigned char *)&ipv4.s_addr);
	}
	return is_private_name(host);
}
