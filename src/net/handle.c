#include "net/handle.h"

#include "base/error.h"
#include "base/network.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

#include "net/handle.tab.h"

bool
handle_address_is_public(const void *sockaddr)
{
	sa_family_t family;

	/* Copied out, since a sockaddr of curl's need not be aligned for the larger types. */
	memcpy(&family, (const char *)sockaddr + offsetof(struct sockaddr, sa_family),
		sizeof family);
	if (family == AF_INET) {
		return network_ipv4_is_public((const unsigned char *)sockaddr
			+ offsetof(struct sockaddr_in, sin_addr));
	}
	if (family == AF_INET6) {
		return network_ipv6_is_public((const unsigned char *)sockaddr
			+ offsetof(struct sockaddr_in6, sin6_addr));
	}
	return false;
}

/* CURLOPT_OPENSOCKETFUNCTION: the last moment before curl connects, with the address in hand. */
static curl_socket_t
open_public_socket(void *data, curlsocktype purpose, struct curl_sockaddr *address)
{
	bool *was_forbidden = data;

	(void)purpose;
	if (!handle_address_is_public(&address->addr)) {
		if (was_forbidden != NULL) {
			*was_forbidden = true;
		}
		return CURL_SOCKET_BAD;
	}
	return socket(address->family, address->socktype, address->protocol);
}

void
handle_start(void)
{
	curl_global_init(CURL_GLOBAL_DEFAULT);
}

CURL *
handle_new(const HandleOptions *options)
{
	CURL *curl;

	handle_start();
	curl = curl_easy_init();
	g_assert(curl != NULL);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, options->protocols);
	curl_easy_setopt(curl, CURLOPT_PROXY, "");
	curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
	curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, options->user_agent);
	curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, options->connect_timeout_s);
	if (options->ca_file != NULL) {
		curl_easy_setopt(curl, CURLOPT_CAINFO, options->ca_file);
	}
	if (!options->allow_private) {
		curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_public_socket);
		curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, options->was_forbidden);
	}
	return curl;
}

bool
handle_peer_is_public(CURL *curl)
{
	unsigned char address[sizeof(struct in6_addr)];
	const char *ip = NULL;

	if (curl_easy_getinfo(curl, CURLINFO_PRIMARY_IP, &ip) != CURLE_OK || ip == NULL) {
		return false;
	}
	if (inet_pton(AF_INET, ip, address) == 1) {
		return network_ipv4_is_public(address);
	}
	return inet_pton(AF_INET6, ip, address) == 1 && network_ipv6_is_public(address);
}

const char *
handle_explain(CURLcode code, bool was_forbidden, bool *is_permanent)
{
	/* A name can have addresses of both kinds: only a failure to connect can be the check's. */
	bool permanent = was_forbidden && code == CURLE_COULDNT_CONNECT;
	const char *text = permanent ? FORBIDDEN : curl_easy_strerror(code);

	for (gsize i = 0; !permanent && i < G_N_ELEMENTS(explanations); i++) {
		if (explanations[i].code == code) {
			text = explanations[i].text;
			permanent = explanations[i].is_permanent;
			break;
		}
	}
	if (is_permanent != NULL) {
		*is_permanent = permanent;
	}
	return text;
}

static char *
tell_connection(CURL *curl, const char *text)
{
	long reason = 0;

	curl_easy_getinfo(curl, CURLINFO_OS_ERRNO, &reason);
	if (reason == ECONNREFUSED) {
		return g_strdup(HANDLE_REFUSED);
	}
	return reason == 0 ? g_strdup(text)
			   : g_strdup_printf("no connection: %s", g_strerror((int)reason));
}

static char *
tell_tls(const char *text, const char *detail)
{
	for (gsize i = 0; i < G_N_ELEMENTS(tls_words); i++) {
		if (strstr(detail, tls_words[i].theirs) != NULL) {
			return g_strdup(tls_words[i].ours);
		}
	}
	g_autofree char *clean = error_clean_text(detail);
	return g_strdup_printf("%s (%s)", text, g_strstrip(clean));
}

char *
handle_tell(CURL *curl, CURLcode code, const char *detail)
{
	const char *text = handle_explain(code, false, NULL);
	const bool is_tls = code == CURLE_SSL_CONNECT_ERROR
		|| code == CURLE_PEER_FAILED_VERIFICATION;

	if (code == CURLE_COULDNT_CONNECT) {
		return tell_connection(curl, text);
	}
	return is_tls && detail[0] != '\0' ? tell_tls(text, detail) : g_strdup(text);
}

/* X509_V_ERR_*, of which there is none when curl itself finds the name wrong; any other: nobody
 * whom we know vouches for it. */
const char *
handle_advise_certificate(CURL *curl)
{
	enum { UNSPECIFIED = 1, NOT_YET_VALID = 9, EXPIRED = 10 };
	long found = UNSPECIFIED;

	curl_easy_getinfo(curl, CURLINFO_SSL_VERIFYRESULT, &found);
	switch (found) {
	case UNSPECIFIED:
		return " (the host in url must be a name in the certificate)";
	case NOT_YET_VALID:
		return " (is this machine's clock right?)";
	case EXPIRED:
		return " (whoever runs the server must renew it)";
	default:
		return " (ca_file names an authority of your own)";
	}
}
