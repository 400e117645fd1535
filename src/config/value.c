#include "config/value.h"

#include <stdint.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "model/relay_spec.h"
#include "model/source_spec.h"
#include "text/address.h"
#include "text/duration.h"
#include "text/byline.h"
#include "text/hashtag.h"
#include "text/language.h"
#include "text/spelling.h"
#include "text/url.h"
#include "text/words.h"
#include "text/zone.h"

#define NOT_HERE "cannot be used here"
#define FILE_SCHEME "file:"

typedef struct Value {
	const Option *option; /* borrowed */
	const char *text;     /* borrowed, not empty */
	const char *folder;   /* borrowed: where relative paths begin */
	void *field;          /* borrowed, of the type that the option's says; NULL: judge only */
	GHashTable *seen;     /* borrowed: keys of the tags so far */
	char *near;           /* owned: what was meant, as a converter found out; or NULL */
	char *fault;          /* owned: what is wrong, where it takes more than a constant */
	GError *error;        /* owned: instead of our own words for what is wrong; or NULL */
} Value;

/* Says what is wrong with the text, or NULL and puts it into the field. */
typedef const char *(*Convert)(Value *value);

static void
value_clear(Value *value)
{
	g_free(value->near);
	g_free(value->fault);
	g_clear_error(&value->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Value, value_clear)

/* "…" is wrong (expected …; did you mean …?); what is secret is not shown. @return owned. */
static char *
fault_text(const Value *value, const char *fault)
{
	g_autofree char *expected = options_expected(value->option);
	g_autofree char *hidden = url_hide_all(value->text);
	g_autofree char *shown = error_clean_text(hidden);
	const bool is_shown = !value->option->is_secret && *shown != '\0';
	const char *quote = is_shown ? "\"" : "";
	const char *near = value->near;

	return g_strdup_printf("%s%s%s%s%s (expected %s%s%s%s)", quote, is_shown ? shown : "",
		quote, is_shown ? " " : "", fault, expected, near != NULL ? "; did you mean " : "",
		near != NULL ? near : "", near != NULL ? "?" : "");
}

/* ---- one text -------------------------------------------------------------------------------- */

/* Into a field of char *; @text owned. @return NULL. */
static const char *
put(Value *value, char *text)
{
	char **field = value->field;

	if (field == NULL) {
		g_free(text);
	} else {
		g_free(*field);
		*field = text;
	}
	return NULL;
}

static const char *
put_text(Value *value)
{
	return put(value, g_strdup(value->text));
}

static const char *
put_path(Value *value)
{
	return put(value, file_resolve(value->folder, value->text));
}

static const char *
put_name(Value *value)
{
	return strspn(value->text, VALUE_NAME_CHARACTERS) == strlen(value->text)
		? put(value, g_ascii_strdown(value->text, -1))
		: "cannot be a name";
}

/* @return owned; NULL: value->fault says why. */
static char *
read_address(Value *value)
{
	g_autoptr(GError) reason = NULL;
	char *email = NULL;

	if (!address_parse(value->text, &email, NULL, &reason)) {
		value->fault = g_strconcat("is no address: ", reason->message, NULL);
	}
	return email;
}

static const char *
put_address(Value *value)
{
	char *email = read_address(value);

	return email != NULL ? put(value, email) : value->fault;
}

static const char *
put_host(Value *value)
{
	char *host = url_host_name(value->text);

	return host != NULL ? put(value, host) : NOT_HERE;
}

static const char *
put_zone(Value *value)
{
	if (zone_is_known(value->text)) {
		return put_text(value);
	}
	value->near = zone_suggest(value->text);
	return "is no time zone that this machine knows";
}

static const char *
put_language(Value *value)
{
	char *tag = language_tag(value->text);

	return tag != NULL ? put(value, tag) : NOT_HERE;
}

/* ---- one thing that is no text --------------------------------------------------------------- */

/* One of the words of the option, and which, from 0. @return what is wrong, or NULL. */
static const char *
find_choice(Value *value, char **words, guint *index)
{
	for (*index = 0; words[*index] != NULL; (*index)++) {
		if (g_ascii_strcasecmp(words[*index], value->text) == 0) {
			return NULL;
		}
	}
	value->near = g_strdup(spelling_suggest(value->text, (const char *const *)words));
	return "is not one of the words that can stand here";
}

static const char *
put_choice(Value *value)
{
	g_auto(GStrv) words = g_strsplit(value->option->choices, " ", 0);
	guint index;
	const char *fault = find_choice(value, words, &index);

	/* A row whose enum is no unsigned int does not compile (ENUM in config/options.c). */
	if (fault == NULL && value->field != NULL) {
		*(guint *)value->field = index;
	}
	return fault;
}

static const char *
put_bool(Value *value)
{
	const bool is_yes = g_ascii_strcasecmp(value->text, "yes") == 0;

	if (!is_yes && g_ascii_strcasecmp(value->text, "no") != 0) {
		return NOT_HERE;
	}
	if (value->field != NULL) {
		*(bool *)value->field = is_yes;
	}
	return NULL;
}

static const char *
put_integer(Value *value)
{
	const Option *option = value->option;
	gint64 number = 0;

	if (!g_ascii_string_to_signed(value->text, 10, option->min, option->max, &number, NULL)) {
		return NOT_HERE;
	}
	if (value->field != NULL) {
		*(int *)value->field = (int)number;
	}
	return NULL;
}

static const char *
put_duration(Value *value)
{
	const int64_t seconds = duration_parse(value->text);

	if (seconds < 0) {
		return NOT_HERE;
	}
	if (seconds < value->option->min || seconds > value->option->max) {
		return "is out of range";
	}
	if (value->field != NULL) {
		*(int64_t *)value->field = seconds;
	}
	return NULL;
}

static const char *
put_model(Value *value)
{
	return value->option->read(value->text, value->field, &value->error) ? NULL : NOT_HERE;
}

static const char *
put_relay(Value *value)
{
	g_autoptr(RelaySpec) judged = relay_spec_new();
	RelaySpec *spec = value->field != NULL ? value->field : judged;

	return relay_spec_set_url(spec, value->text, value->folder, &value->error) ? NULL
										   : NOT_HERE;
}

static const char *
judge_command(Value *value)
{
	g_auto(GStrv) words = words_of_command(value->text);

	return words != NULL ? NULL : "this is no command";
}

static const char *
put_tag(Value *value)
{
	g_auto(GStrv) items = words_of_list(value->text);
	Hashtag *tag = g_strv_length(items) == 1 ? hashtag_written(items[0]) : NULL;
	Hashtag **field = value->field;

	if (tag != NULL && field != NULL) {
		hashtag_free(*field);
		*field = g_steal_pointer(&tag);
	} else if (tag == NULL) {
		return "is not one hashtag";
	}
	hashtag_free(tag);
	return NULL;
}

/* ---- several of a kind in one value: an item goes into the array that the field points to ---- */

static const char *
add_text(Value *item)
{
	GPtrArray **list = item->field;

	if (list != NULL) {
		g_ptr_array_add(*list, g_strdup(item->text));
	}
	return NULL;
}

/* A mailbox's, a Maildir's path absolute. @return owned; NULL: it is none. */
static char *
mailbox_url(const Value *item)
{
	g_autoptr(InboxSpec) judged = NULL;

	if (!source_spec_url_is_mailbox(item->text)) {
		return NULL;
	}
	judged = inbox_spec_new();
	judged->url = g_strdup(item->text);
	return inbox_spec_read_url(judged, item->folder, NULL) && judged->kind == INBOX_MAILDIR
		? inbox_spec_text(judged)
		: g_strdup(item->text);
}

static const char *
add_url(Value *item)
{
	const bool is_file = g_ascii_strncasecmp(item->text, FILE_SCHEME, strlen(FILE_SCHEME)) == 0;
	g_autofree char *mailbox = mailbox_url(item);

	if (mailbox != NULL) {
		item->text = mailbox;
		return add_text(item);
	}
	g_autofree char *file = is_file ? file_resolve_url(item->folder, item->text) : NULL;

	if (is_file ? file == NULL : !url_is_web(item->text)) {
		return is_file ? "names no file of this machine" : "is no address to read from";
	}
	item->text = is_file ? file : item->text;
	return add_text(item);
}

static const char *
add_address(Value *item)
{
	GPtrArray **list = item->field;
	g_autofree char *email = read_address(item);

	if (email == NULL) {
		return item->fault;
	}
	if (list != NULL) {
		g_ptr_array_add(*list, g_steal_pointer(&email));
	}
	return NULL;
}

static const char *
add_handle(Value *item)
{
	g_auto(Byline) byline = { 0 };
	g_autoptr(GError) reason = NULL;

	if (!byline_parse(item->text, &byline, &reason)) {
		return item->fault = g_strdup(reason->message);
	}
	return add_text(item);
}

static const char *
add_person(Value *item)
{
	return byline_is_label(item->text) ? add_text(item) : add_handle(item);
}

static const char *
add_tag(Value *item)
{
	GPtrArray **list = item->field;
	g_autoptr(Hashtag) tag = hashtag_written(item->text);

	if (tag == NULL) {
		return "is no hashtag";
	}
	if (list != NULL && g_hash_table_add(item->seen, g_strdup(tag->key))) {
		g_ptr_array_add(*list, g_steal_pointer(&tag));
	}
	return NULL;
}

/* Every item, so that all that are wrong are named. */
static const char *
put_items(Value *value, char **items, Convert add)
{
	g_autoptr(GString) faults = g_string_new(NULL);
	bool has_items = false;

	for (char **text = items; *text != NULL; text++) {
		g_auto(Value) item = { .option = value->option,
			.text = *text,
			.folder = value->folder,
			.field = value->field,
			.seen = value->seen };
		const char *fault = **text != '\0' ? add(&item) : NULL;

		has_items |= **text != '\0';
		if (fault != NULL) {
			g_autofree char *shown = fault_text(&item, fault);
			g_string_append_printf(faults, "%s%s", faults->len > 0 ? "; " : "", shown);
		}
	}
	if (faults->len > 0) {
		error_set(&value->error, ERROR_CONFIG_PERMANENT, "%s", faults->str);
		return NOT_HERE;
	}
	return has_items ? NULL : "there is nothing in this list";
}

static const char *
put_addresses(Value *value)
{
	g_auto(GStrv) items = address_split_list(value->text);

	return put_items(value, items, add_address);
}

static const char *
put_tags(Value *value)
{
	g_auto(GStrv) items = words_of_list(value->text);
	g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	value->seen = seen;
	return put_items(value, items, add_tag);
}

static const char *
put_handles(Value *value)
{
	g_auto(GStrv) items = words_of_list(value->text);

	return put_items(value, items, add_handle);
}

static const char *
put_people(Value *value)
{
	g_auto(GStrv) items = words_of_list(value->text);

	return put_items(value, items, add_person);
}

static const char *
judge_paths(Value *value)
{
	g_auto(GStrv) items = words_of_list(value->text);

	return put_items(value, items, add_text);
}

static const Convert converters[] = {
	[OPTION_TEXT] = put_text,
	[OPTION_NAME] = put_name,
	[OPTION_ADDRESS] = put_address,
	[OPTION_URL] = add_url,
	[OPTION_HOST] = put_host,
	[OPTION_PATH] = put_path,
	[OPTION_ZONE] = put_zone,
	[OPTION_LANGUAGE] = put_language,
	[OPTION_CHOICE] = put_choice,
	[OPTION_BOOL] = put_bool,
	[OPTION_INTEGER] = put_integer,
	[OPTION_DURATION] = put_duration,
	[OPTION_MODEL] = put_model,
	[OPTION_TAG] = put_tag,
	[OPTION_TAGS] = put_tags,
	[OPTION_ADDRESSES] = put_addresses,
	[OPTION_PEOPLE] = put_people,
	[OPTION_HANDLES] = put_handles,
	[OPTION_RULE] = add_text,
	[OPTION_RELAY] = put_relay,
	[OPTION_PATHS] = judge_paths,
	[OPTION_COMMAND] = judge_command,
};

bool
value_apply(const Option *option, const char *text, const char *folder, void *spec, GError **error)
{
	const bool has_field = spec != NULL && option->offset != OPTION_NO_FIELD;
	void *field = has_field ? (char *)spec + option->offset : NULL;
	g_auto(Value) value = { .option = option, .text = text, .folder = folder, .field = field };
	const char *fault = *text == '\0' ? "there is no value" : converters[option->type](&value);

	if (value.error != NULL) {
		g_propagate_error(error, g_steal_pointer(&value.error));
	} else if (fault != NULL) {
		g_autofree char *shown = fault_text(&value, fault);
		error_set(error, ERROR_CONFIG_PERMANENT, "%s", shown);
	}
	return fault == NULL;
}
