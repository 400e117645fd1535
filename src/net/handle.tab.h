/* The tables of handle.c. */

/* Addresses that nobody on the open internet answers at (IANA's special-purpose registries). */
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

/* IPv6 prefixes behind which an IPv4 address stands, and where: that one is judged. */
static const struct {
	Prefix prefix;
	gsize offset;
} embeddings[] = {
	{ { { [10] = 0xff, [11] = 0xff }, 96 }, 12 },          /* ::ffff:0:0/96, mapped */
	{ { { 0x00, 0x64, 0xff, 0x9b }, 96 }, 12 },            /* 64:ff9b::/96, NAT64 (RFC 6052) */
	{ { { 0x20, 0x02 }, 16 }, 2 },                         /* 2002::/16, 6to4 (RFC 3056) */
};

#define FORBIDDEN                                                                                  \
	"the address is private or reserved (allow_private = yes in [tagdigest] permits it)"

static const struct {
	CURLcode code;
	bool is_permanent;
	const char *text;
} explanations[] = {
	{ CURLE_UNSUPPORTED_PROTOCOL, true, "not a kind of address that may be asked" },
	{ CURLE_URL_MALFORMAT, true, "not a usable URL" },
	{ CURLE_COULDNT_RESOLVE_HOST, false, "the name was not found" },
	{ CURLE_COULDNT_CONNECT, false, "no connection: refused, or no way there" },
	{ CURLE_WEIRD_SERVER_REPLY, false, "the server does not speak the protocol" },
	{ CURLE_HTTP2, false, "the server broke off (HTTP/2)" },
	{ CURLE_HTTP2_STREAM, false, "the server broke off (HTTP/2)" },
	{ CURLE_PARTIAL_FILE, false, "the answer was cut short" },
	{ CURLE_OPERATION_TIMEDOUT, false, "no answer in time" },
	{ CURLE_SSL_CONNECT_ERROR, false, "no TLS connection (1.2 or newer is asked)" },
	{ CURLE_TOO_MANY_REDIRECTS, true, "too many redirects" },
	{ CURLE_GOT_NOTHING, false, "the server closed the connection without an answer" },
	{ CURLE_SEND_ERROR, false, "the connection broke" },
	{ CURLE_RECV_ERROR, false, "the connection broke" },
	{ CURLE_PEER_FAILED_VERIFICATION, true, "the certificate was not trusted" },
	{ CURLE_BAD_CONTENT_ENCODING, false, "the answer's compression is broken" },
	{ CURLE_FILESIZE_EXCEEDED, true, "the answer is larger than allowed" },
	{ CURLE_USE_SSL_FAILED, true, "the server does not offer TLS" },
	{ CURLE_LOGIN_DENIED, true, "the login was refused" },
	{ CURLE_SSL_CACERT_BADFILE, true, "ca_file cannot be read as certificates (PEM)" },
	{ CURLE_SSL_ISSUER_ERROR, true, "the certificate was not trusted" },
};
