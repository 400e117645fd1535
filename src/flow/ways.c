#include "flow/ways.h"

#include "base/error.h"
#include "base/file.h"
#include "base/token.h"

#include <string.h>

#define FILE_BYTES_MAX (64 * 1024)
#define FILE_MODE 0600
#define HEAD \
	"# What signs the addresses that answers to your mails come to. Keep it with the\n" \
	"# database: without it, mails of before find no answer; ways out still work.\n"

static char *
file_path(const Context *context)
{
	return g_build_filename(context->config->state_dir, WAYS_FILE, NULL);
}

static WayKeys *
parse(const char *path, const char *text, GError **error)
{
	WayKeys *keys = way_keys_parse(text);

	if (keys == NULL) {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"%s is damaged: it holds the keys that sign the addresses of your mails "
			"(expected lines of a number and a secret; put back a copy, or move it "
			"away, and answers to older mails find nothing)",
			path);
	}
	return keys;
}

/* Put a key more into the file. @text borrowed, or NULL. Under the database's lock. */
static bool
add_key(const char *path, const char *text, int newest, GError **error)
{
	g_autofree char *secret = NULL;

	if (newest >= WAYS_KEYS_MAX) {
		error_set(error, ERROR_CONFIG_PERMANENT, "%s holds %d keys, and no more fit", path,
			newest);
		return false;
	}
	if (!token_new(&secret, error)) {
		return false;
	}
	g_autofree char *whole = g_strdup_printf("%s%d %s\n", text != NULL ? text : HEAD,
		newest + 1, secret);
	return file_write(path, whole, strlen(whole), FILE_MODE, error);
}

/* The keys as they are on disk, with one more if there is none or @is_new. */
static bool
load(Context *context, bool is_new, WayKeys **keys, GError **error)
{
	g_autofree char *path = file_path(context);
	g_autofree char *text = NULL;
	g_auto(StoreTransaction) transaction = { 0 };

	if (!file_read_text(path, FILE_BYTES_MAX, &text, error)) {
		return false;
	}
	if (text == NULL || is_new) {
		g_autoptr(WayKeys) old = NULL;

		g_clear_pointer(&text, g_free);
		if (!store_transaction_join(context->store, &transaction, error)
			|| !file_read_text(path, FILE_BYTES_MAX, &text, error)) {
			return false;
		}
		if (text != NULL && (old = parse(path, text, error)) == NULL) {
			return false;
		}
		if ((old == NULL || is_new)
			&& !add_key(path, text, old != NULL ? way_keys_newest(old) : 0, error)) {
			return false;
		}
		g_clear_pointer(&text, g_free);
		if (!file_read_text(path, FILE_BYTES_MAX, &text, error)) {
			return false;
		}
		store_transaction_clear(&transaction);
	}
	*keys = parse(path, text, error);
	return *keys != NULL;
}

bool
ways_keys(Context *context, const WayKeys **keys, GError **error)
{
	if (context->ways == NULL && !load(context, false, &context->ways, error)) {
		return false;
	}
	*keys = context->ways;
	return true;
}

bool
ways_rotate(Context *context, int *count, GError **error)
{
	WayKeys *keys = NULL;

	if (!load(context, true, &keys, error)) {
		return false;
	}
	g_clear_pointer(&context->ways, way_keys_free);
	context->ways = keys;
	*count = way_keys_newest(keys);
	return true;
}
