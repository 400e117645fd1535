#include "import/mailing_trace.h"

#include "base/prefix.h"
#include "text/address.h"

#include <string.h>

/* What is decoded is perhaps encoded once more. */
#define DECODINGS 2
/* A hash or base64 of an address is no shorter. */
#define WORD_BYTES_MIN 8
/* What no local part goes over. */
#define LOCAL_ENDS " \t\n@<>"

struct MailingTrace {
	char *local;        /* small letters, no tag */
	GPtrArray *domains; /* of char*: "@college.example", and what else it is called */
	GPtrArray *encoded; /* of char*: hashes, base64 in small letters */
	bool is_dotless;    /* dots mean nothing in it */
};

/* ---- what is unseen ---- */

gsize
mailing_trace_unseen(const char *at)
{
	static const char *const unseen[] = { "\u00ad", "\u034f", "\u061c", "\u180e", "\u200b",
		"\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\u2061", "\u2062", "\u2063",
		"\u2064", "\ufe0e", "\ufe0f", "\ufeff" };

	if (((guchar)*at & 0x80) == 0) {
		return 0;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(unseen); i++) {
		if (prefix_stands_at(at, unseen[i])) {
			return strlen(unseen[i]);
		}
	}
	return 0;
}

/* ---- as people read it ---- */

static const struct {
	const char *words, *sign;
} spelt[] = {
	{ "@", "@" },
	{ "--at--", "@" },
	{ "=40", "@" },
	{ "&#64;", "@" },
	{ "&#x40;", "@" },
	{ "&commat;", "@" },
	{ "(at)", "@" },
	{ "[at]", "@" },
	{ "{at}", "@" },
	{ "<at>", "@" },
	{ " at ", "@" },
	{ "\uff20", "@" },
	{ "\ufe6b", "@" },
	{ "(dot)", "." },
	{ "[dot]", "." },
	{ "{dot}", "." },
	{ " dot ", "." },
	{ "\u00a0", " " },
};

/* ASCII alone, and no control: anything else may be half a character. */
static char *
decoded(const char *text)
{
	GString *out = g_string_sized_new(strlen(text));

	for (const char *at = text; *at != '\0'; at++) {
		const int high = *at == '%' ? g_ascii_xdigit_value(at[1]) : -1;
		const int low = high < 0 ? -1 : g_ascii_xdigit_value(at[2]);
		const int byte = low < 0 ? 0 : high * 16 + low;

		if (byte >= ' ' && byte < 0x7f) {
			g_string_append_c(out, (char)byte);
			at += 2;
		} else {
			g_string_append_c(out, *at);
		}
	}
	return g_string_free(out, FALSE);
}

static char *
seen(const char *text)
{
	GString *out = g_string_sized_new(strlen(text));

	for (const char *at = text; *at != '\0';) {
		const gsize unseen = mailing_trace_unseen(at);

		if (unseen == 0) {
			g_string_append_c(out, g_ascii_tolower(*at));
		}
		at += MAX(unseen, 1);
	}
	return g_string_free(out, FALSE);
}

static bool
may_be_spelt(char begin)
{
	return ((guchar)begin & 0x80) != 0 || strchr("@-=&([{< ", begin) != NULL;
}

/* The row that stands there, or -1. */
static int
spelt_at(const char *at)
{
	for (gsize i = 0; may_be_spelt(*at) && i < G_N_ELEMENTS(spelt); i++) {
		if (prefix_stands_at(at, spelt[i].words)) {
			return (int)i;
		}
	}
	return -1;
}

char *
mailing_trace_plain(const char *text)
{
	g_autofree char *small = seen(text);
	GString *out = g_string_sized_new(strlen(small));

	for (int i = 0; i < DECODINGS && strchr(small, '%') != NULL; i++) {
		char *next = decoded(small);

		g_free(small);
		small = g_ascii_strdown(next, -1);
		g_free(next);
	}
	for (const char *at = small; *at != '\0';) {
		const int row = spelt_at(at);

		if (row < 0) {
			g_string_append_c(out, *at++);
			continue;
		}
		at += strlen(spelt[row].words);
		/* "ada (at) college.example" */
		while (out->len > 0 && out->str[out->len - 1] == ' ') {
			g_string_truncate(out, out->len - 1);
		}
		g_string_append(out, spelt[row].sign);
		at += strspn(at, " ");
	}
	return g_string_free(out, FALSE);
}

char *
mailing_trace_fold(const char *text)
{
	return g_strdelimit(mailing_trace_plain(text), "=", '@');
}

/* ---- an address ---- */

/* In base64 as it is, and url-safe; behind 0, 1 or 2 bytes of something else it looks otherwise.
 * What is in small letters there is compared so. Its first and last characters depend on what
 * stands beside it. */
static void
add_base64(MailingTrace *trace, const char *email)
{
	const gsize length = strlen(email);

	for (gsize shift = 0; shift < 3; shift++) {
		g_autofree char *text = g_strdup_printf("%*s%s", (int)shift, "", email);
		g_autofree char *base64 = g_base64_encode((const guchar *)text, shift + length);
		const gsize from = (shift * 8 + 5) / 6;
		char *small = g_ascii_strdown(base64 + from,
			(gssize)((shift + length) * 8 / 6 - from));

		g_ptr_array_add(trace->encoded, small);
		if (strpbrk(small, "+/") != NULL) {
			char *safe = g_strdelimit(g_strdup(small), "+", '-');

			g_ptr_array_add(trace->encoded, g_strdelimit(safe, "/", '_'));
		}
	}
}

static void
add_encoded(MailingTrace *trace, const char *email)
{
	static const GChecksumType hashes[] = { G_CHECKSUM_MD5, G_CHECKSUM_SHA1,
		G_CHECKSUM_SHA256 };
	GString *hex = g_string_new(NULL);

	add_base64(trace, email);
	for (const char *at = email; *at != '\0'; at++) {
		g_string_append_printf(hex, "%02x", (guint)(guchar)*at);
	}
	g_ptr_array_add(trace->encoded, g_string_free(hex, FALSE));
	for (gsize i = 0; i < G_N_ELEMENTS(hashes); i++) {
		g_ptr_array_add(trace->encoded,
			g_compute_checksum_for_string(hashes[i], email, -1));
	}
}

static char *
without_dots(const char *text, gsize length)
{
	GString *out = g_string_new_len(text, (gssize)length);

	g_string_replace(out, ".", "", 0);
	return g_string_free(out, FALSE);
}

/* @host owned, or NULL. */
static void
add_domain(MailingTrace *trace, char *host)
{
	char *domain = g_strconcat("@", host != NULL ? host : "", NULL);

	g_free(host);
	if (domain[1] == '\0'
		|| g_ptr_array_find_with_equal_func(trace->domains, domain, g_str_equal, NULL)) {
		g_free(domain);
	} else {
		g_ptr_array_add(trace->domains, domain);
	}
}

MailingTrace *
mailing_trace_new(const char *email)
{
	static const char *const dotless[] = { "@gmail.com", "@googlemail.com" };
	MailingTrace *trace = g_new0(MailingTrace, 1);
	g_autofree char *small = address_key(email);
	const char *domain = strrchr(small, '@');
	const gsize length = (gsize)(domain - small);
	const gsize base = strcspn(small, "+");

	trace->domains = g_ptr_array_new_with_free_func(g_free);
	trace->encoded = g_ptr_array_new_with_free_func(g_free);
	trace->local = g_strndup(small, base == 0 ? length : MIN(base, length));
	g_ptr_array_add(trace->domains, g_strdup(domain));
	for (gsize i = 0; i < G_N_ELEMENTS(dotless); i++) {
		if (strcmp(domain, dotless[i]) == 0) {
			char *bare = without_dots(trace->local, strlen(trace->local));

			g_free(trace->local);
			trace->local = bare;
			trace->is_dotless = true;
			g_ptr_array_add(trace->domains, g_strdup(dotless[1 - i]));
		}
	}
	/* The host is written in either of two ways (RFC 5891). */
	add_domain(trace, g_hostname_to_unicode(domain + 1));
	add_domain(trace, g_hostname_to_ascii(domain + 1));
	add_encoded(trace, small);
	g_autofree char *untagged = g_strconcat(trace->local, domain, NULL);
	if (strcmp(untagged, small) != 0) {
		add_encoded(trace, untagged);
	}
	return trace;
}

void
mailing_trace_free(void *data)
{
	MailingTrace *trace = data;

	if (trace != NULL) {
		g_free(trace->local);
		g_ptr_array_unref(trace->domains);
		g_ptr_array_unref(trace->encoded);
		g_free(trace);
	}
}

/* ---- where it stands ---- */

/* "bounce-ada.reader+news" before the sign is ada.reader's. */
static bool
ends_in_local(const MailingTrace *trace, const char *begin, gsize length)
{
	g_autofree char *before = trace->is_dotless ? without_dots(begin, length)
						    : g_strndup(begin, length);
	const gsize size = strlen(trace->local);

	for (const char *at = before; (at = strstr(at, trace->local)) != NULL; at++) {
		if (at[size] == '\0' || at[size] == '+' || at[size] == '-') {
			return true;
		}
	}
	return false;
}

static bool
stands_at_domain(const MailingTrace *trace, const char *folded, const char *domain)
{
	for (const char *at = folded; (at = strstr(at, domain)) != NULL; at++) {
		const char *begin = at;

		while (begin > folded && strchr(LOCAL_ENDS, begin[-1]) == NULL) {
			begin--;
		}
		if (ends_in_local(trace, begin, (gsize)(at - begin))) {
			return true;
		}
	}
	return false;
}

static bool
has_long_word(const char *text)
{
	for (const char *at = text; *at != '\0';) {
		const gsize length = strcspn(at, " \n");

		if (length >= WORD_BYTES_MIN) {
			return true;
		}
		at += length + (at[length] != '\0');
	}
	return false;
}

bool
mailing_trace_is_in(const MailingTrace *trace, const char *folded)
{
	for (guint i = 0; i < trace->domains->len; i++) {
		if (stands_at_domain(trace, folded, g_ptr_array_index(trace->domains, i))) {
			return true;
		}
	}
	const bool may_be_encoded = has_long_word(folded);
	for (guint i = 0; may_be_encoded && i < trace->encoded->len; i++) {
		if (strstr(folded, g_ptr_array_index(trace->encoded, i)) != NULL) {
			return true;
		}
	}
	return false;
}
