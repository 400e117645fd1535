/* The tables of handle.c. */

#define NO_TLS "what answers there does not speak TLS"
#define FORBIDDEN                                                                                  \
	"the address is private or reserved (allow_private = yes in [tagdigest] permits it)"

/* Words of curl and OpenSSL that say which TLS trouble it is, and ours for them. */
static const struct {
	const char *theirs, *ours;
} tls_words[] = {
	{ "wrong version number", NO_TLS },
	{ "packet length too long", NO_TLS },
	{ "record layer failure", NO_TLS },
	{ "unknown protocol", NO_TLS },
	{ "http request", NO_TLS },
	{ "SSL_ERROR_SYSCALL", "the server hung up while TLS was begun" },
	{ "unexpected eof", "the server hung up while TLS was begun" },
	{ "protocol version", "the server's TLS is older than 1.2" },
	{ "unsupported protocol", "the server's TLS is older than 1.2" },
};

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
