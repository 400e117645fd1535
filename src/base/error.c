#include "base/error.h"

#include "base/clean.h"

#include <sysexits.h>

/* What remote text may take of a message. */
#define CLEAN_TEXT_BYTES 500

typedef struct ErrorRow {
	bool is_temporary;
	int exit_code;
} ErrorRow;

static const ErrorRow rows[] = {
	[ERROR_USAGE_PERMANENT] = { false, EX_USAGE },
	[ERROR_CONFIG_PERMANENT] = { false, EX_CONFIG },
	[ERROR_NETWORK_TEMPORARY] = { true, EX_TEMPFAIL },
	[ERROR_NETWORK_PERMANENT] = { false, EX_UNAVAILABLE },
	[ERROR_REMOTE_TEMPORARY] = { true, EX_TEMPFAIL },
	[ERROR_REMOTE_PERMANENT] = { false, EX_UNAVAILABLE },
	[ERROR_PARSE_PERMANENT] = { false, EX_DATAERR },
	[ERROR_STORE_TEMPORARY] = { true, EX_TEMPFAIL },
	[ERROR_STORE_PERMANENT] = { false, EX_IOERR },
	[ERROR_MAIL_TEMPORARY] = { true, EX_TEMPFAIL },
	[ERROR_MAIL_PERMANENT] = { false, EX_UNAVAILABLE },
	[ERROR_LOCKED_TEMPORARY] = { true, EX_TEMPFAIL },
	[ERROR_SYSTEM_TEMPORARY] = { true, EX_TEMPFAIL },
	[ERROR_SYSTEM_PERMANENT] = { false, EX_OSERR },
};

/* An error of a foreign domain came through unmapped, which is our own mistake. */
static const ErrorRow foreign = { false, EX_SOFTWARE };

static const ErrorRow *
find_row(const GError *error)
{
	if (error->domain != TAGDIGEST_ERROR || error->code < 0
		|| (gsize)error->code >= G_N_ELEMENTS(rows)) {
		return &foreign;
	}
	return &rows[error->code];
}

GQuark
error_domain(void)
{
	return g_quark_from_static_string("tagdigest");
}

void
error_set(GError **error, ErrorCode code, const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	g_autofree char *message = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_autofree char *clean = clean_text(message, CLEAN_KEEP_LINE_ENDS, G_MAXSIZE);
	g_set_error_literal(error, TAGDIGEST_ERROR, (int)code, clean);
}

bool
error_is_temporary(const GError *error)
{
	return find_row(error)->is_temporary;
}

int
error_exit_code(const GError *error)
{
	return error == NULL ? EX_OK : find_row(error)->exit_code;
}

char *
error_clean_text(const char *text)
{
	return clean_text(text, CLEAN_ONE_LINE, CLEAN_TEXT_BYTES);
}
