#include "net/handle.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

typedef struct AddressRow {
	const char *address;
	bool want;
} AddressRow;

static const AddressRow addresses[] = {
	{ "8.8.8.8", true },
	{ "1.1.1.1", true },
	{ "9.255.255.255", true },
	{ "11.0.0.0", true },
	{ "100.63.255.255", true },
	{ "100.128.0.0", true },
	{ "126.255.255.255", true },
	{ "128.0.0.0", true },
	{ "169.253.255.255", true },
	{ "169.255.0.0", true },
	{ "172.15.255.255", true },
	{ "172.32.0.0", true },
	{ "192.0.1.0", true },
	{ "192.167.255.255", true },
	{ "192.169.0.0", true },
	{ "198.17.255.255", true },
	{ "198.20.0.0", true },
	{ "223.255.255.255", true },
	{ "0.0.0.0", false },
	{ "0.1.2.3", false },
	{ "10.0.0.0", false },
	{ "10.255.255.255", false },
	{ "100.64.0.0", false },
	{ "100.127.255.255", false },
	{ "127.0.0.1", false },
	{ "127.255.255.254", false },
	{ "169.254.169.254", false },
	{ "172.16.0.0", false },
	{ "172.31.255.255", false },
	{ "192.0.0.8", false },
	{ "192.0.2.1", false },
	{ "192.88.99.1", false },
	{ "192.168.0.0", false },
	{ "192.168.255.255", false },
	{ "198.18.0.1", false },
	{ "198.19.255.255", false },
	{ "198.51.100.7", false },
	{ "203.0.113.9", false },
	{ "224.0.0.1", false },
	{ "239.255.255.255", false },
	{ "240.0.0.1", false },
	{ "255.255.255.255", false },

	{ "2606:4700:4700::1111", true },
	{ "2a00:1450:4009:81f::200e", true },
	{ "2001:200::1", true },
	{ "3fff:1000::1", true },
	{ "::", false },
	{ "::1", false },
	{ "::2", false },
	{ "::8.8.8.8", false },
	{ "100::1", false },
	{ "1fff:ffff::1", false },
	{ "2001::1", false },
	{ "2001:1ff:ffff::1", false },
	{ "2001:db8::1", false },
	{ "3fff::1", false },
	{ "3fff:fff:ffff::1", false },
	{ "4000::1", false },
	{ "5f00::1", false },
	{ "fc00::1", false },
	{ "fdff:ffff::1", false },
	{ "fe80::1", false },
	{ "febf::1", false },
	{ "fec0::1", false },
	{ "ff02::1", false },
	{ "ff0e::1", false },

	{ "::ffff:8.8.8.8", true },
	{ "::ffff:127.0.0.1", false },
	{ "::ffff:10.1.2.3", false },
	{ "::ffff:169.254.169.254", false },
	{ "::ffff:0:8.8.8.8", false },
	{ "64:ff9b::8.8.8.8", true },
	{ "64:ff9b::192.168.1.1", false },
	{ "64:ff9b::127.0.0.1", false },
	{ "64:ff9b:1::8.8.8.8", false },
	{ "2002:808:808::1", true },
	{ "2002:7f00:1::1", false },
	{ "2002:c0a8:101::1", false },
	{ "2002:a9fe:a9fe::1", false },
};

static void
fill_address(const char *text, struct sockaddr_storage *address)
{
	struct sockaddr_in *four = (struct sockaddr_in *)address;
	struct sockaddr_in6 *six = (struct sockaddr_in6 *)address;

	memset(address, 0, sizeof *address);
	if (inet_pton(AF_INET, text, &four->sin_addr) == 1) {
		four->sin_family = AF_INET;
		return;
	}
	g_assert_cmpint(inet_pton(AF_INET6, text, &six->sin6_addr), ==, 1);
	six->sin6_family = AF_INET6;
}

static void
test_address(gconstpointer data)
{
	const AddressRow *row = data;
	struct sockaddr_storage address;

	fill_address(row->address, &address);
	if (handle_address_is_public(&address) != row->want) {
		g_test_message("%s: got %s", row->address, row->want ? "not public" : "public");
		g_test_fail();
	}
}

static void
test_other_families(void)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX, .sun_path = "/run/socket" };

	g_assert_false(handle_address_is_public(&address));
}

/* A listener on loopback that nobody accepts on: the kernel completes the handshake by itself. */
static int
listen_on_loopback(guint *port)
{
	struct sockaddr_in address = { .sin_family = AF_INET };
	socklen_t length = sizeof address;
	const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	g_assert_cmpint(bind(listener, (struct sockaddr *)&address, sizeof address), ==, 0);
	g_assert_cmpint(listen(listener, 1), ==, 0);
	g_assert_cmpint(getsockname(listener, (struct sockaddr *)&address, &length), ==, 0);
	*port = ntohs(address.sin_port);
	return listener;
}

static CURLcode
perform(const HandleOptions *options, const char *url)
{
	CURL *curl = handle_new(options);

	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
	const CURLcode code = curl_easy_perform(curl);
	curl_easy_cleanup(curl);
	return code;
}

static void
test_private_is_refused(void)
{
	bool was_forbidden = false, is_permanent = false;
	guint port;
	const int listener = listen_on_loopback(&port);
	HandleOptions options = { .user_agent = "test",
		.protocols = "http",
		.connect_timeout_s = 5,
		.was_forbidden = &was_forbidden };
	static const char *const hosts[] = { "127.0.0.1", "[::ffff:127.0.0.1]", "localhost" };

	for (gsize i = 0; i < G_N_ELEMENTS(hosts); i++) {
		g_autofree char *url = g_strdup_printf("http://%s:%u/", hosts[i], port);

		was_forbidden = false;
		g_assert_cmpint(perform(&options, url), ==, CURLE_COULDNT_CONNECT);
		g_assert_true(was_forbidden);
		g_assert_nonnull(strstr(handle_explain(CURLE_COULDNT_CONNECT, true, &is_permanent),
			"private"));
		g_assert_true(is_permanent);
	}
	g_autofree char *url = g_strdup_printf("http://127.0.0.1:%u/", port);
	options.was_forbidden = NULL;
	g_assert_cmpint(perform(&options, url), ==, CURLE_COULDNT_CONNECT);
	options.allow_private = true;
	g_assert_cmpint(perform(&options, url), ==, CURLE_OK);
	close(listener);
}

static void
test_protocols(void)
{
	const HandleOptions options = { .user_agent = "test",
		.protocols = "smtp,smtps",
		.allow_private = true,
		.connect_timeout_s = 5 };
	static const char *const urls[] = { "http://127.0.0.1:1/", "file:///etc/passwd",
		"gopher://127.0.0.1:1/", "ftp://127.0.0.1:1/" };

	for (gsize i = 0; i < G_N_ELEMENTS(urls); i++) {
		g_assert_cmpint(perform(&options, urls[i]), ==, CURLE_UNSUPPORTED_PROTOCOL);
	}
}

/* Whatever the environment says, nothing goes through a proxy. */
static void
test_no_proxy(void)
{
	const HandleOptions options = { .user_agent = "test",
		.protocols = "http",
		.allow_private = true,
		.connect_timeout_s = 5 };
	guint port;
	const int listener = listen_on_loopback(&port);
	g_autofree char *url = g_strdup_printf("http://127.0.0.1:%u/", port);

	g_setenv("http_proxy", "http://127.0.0.1:1/", TRUE);
	g_assert_cmpint(perform(&options, url), ==, CURLE_OK);
	g_unsetenv("http_proxy");
	close(listener);
}

typedef struct ExplainRow {
	CURLcode code;
	bool was_forbidden;
	const char *want; /* a part of the text */
	bool want_permanent;
} ExplainRow;

static const ExplainRow explain_rows[] = {
	{ CURLE_COULDNT_RESOLVE_HOST, false, "name was not found", false },
	{ CURLE_COULDNT_CONNECT, false, "no connection", false },
	{ CURLE_COULDNT_CONNECT, true, "allow_private", true },
	{ CURLE_OPERATION_TIMEDOUT, true, "in time", false },
	{ CURLE_PEER_FAILED_VERIFICATION, false, "certificate", true },
	{ CURLE_SSL_CONNECT_ERROR, false, "TLS", false },
	{ CURLE_UNSUPPORTED_PROTOCOL, false, "may be asked", true },
	{ CURLE_OUT_OF_MEMORY, false, "emory", false }, /* curl's own words */
};

static void
test_explain(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(explain_rows); i++) {
		const ExplainRow *row = &explain_rows[i];
		bool is_permanent = !row->want_permanent;
		const char *got = handle_explain(row->code, row->was_forbidden, &is_permanent);

		if (strstr(got, row->want) == NULL || is_permanent != row->want_permanent) {
			g_test_message("code %d: got \"%s\" (permanent: %d), want \"%s\" (%d)",
				(int)row->code, got, is_permanent, row->want, row->want_permanent);
			g_test_fail();
		}
		g_assert_cmpstr(handle_explain(row->code, row->was_forbidden, NULL), ==, got);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	handle_start();
	for (gsize i = 0; i < G_N_ELEMENTS(addresses); i++) {
		g_autofree char *path = g_strconcat("/handle/address/", addresses[i].address, NULL);

		g_test_add_data_func(path, &addresses[i], test_address);
	}
	g_test_add_func("/handle/address/other-families", test_other_families);
	g_test_add_func("/handle/private-is-refused", test_private_is_refused);
	g_test_add_func("/handle/protocols", test_protocols);
	g_test_add_func("/handle/no-proxy", test_no_proxy);
	g_test_add_func("/handle/explain", test_explain);
	return g_test_run();
}
