#include "net/imap.h"

#include "net/imap_channel.h"
#include "net/imap_talk.h"

#include <stdlib.h>
#include <string.h>

/* Servers may say a little more of a message than was asked for. */
#define SLACK_BYTES (64 * 1024)

struct Imap {
	ImapTalk talk;
	bool can_move;      /* MOVE (RFC 6851) */
	bool can_expunge;   /* UIDPLUS (RFC 4315) */
	bool has_namespace; /* NAMESPACE (RFC 2342) */
	bool is_login_disabled;
	bool is_namespace_known;
	char *prefix;   /* owned: what folders other than INBOX begin with; NULL: nothing */
	char separator; /* between their parts; '\0': not known */
};

/* A command that nothing is listened for. */
static bool
say(Imap *imap, const char *what, const char *text, GError **error)
{
	const ImapListener listener = { 0 };

	return imap_talk_run(&imap->talk, what, text, &listener, error);
}

/* ---- beginning and end ---- */

static void
hear_offers(const ImapAnswer *answer, void *data)
{
	Imap *imap = data;
	bool offers = false;

	if (imap_answer_offers(answer, "MOVE", &offers)) {
		imap->can_move = offers;
		imap_answer_offers(answer, "UIDPLUS", &offers);
		imap->can_expunge = offers;
		imap_answer_offers(answer, "NAMESPACE", &offers);
		imap->has_namespace = offers;
		imap_answer_offers(answer, "LOGINDISABLED", &offers);
		imap->is_login_disabled = offers;
	}
}

/* Asked again, since many offer more to who is logged in. */
static bool
ask_offers(Imap *imap, GError **error)
{
	const ImapListener listener = { .hear = hear_offers, .data = imap };

	return imap_talk_run(&imap->talk, "say what it can do", "CAPABILITY", &listener, error);
}

/* A quoted string (RFC 9051, 4.3). @text borrowed: neither NUL, CR nor LF. @return owned. */
static char *
quote(const char *text)
{
	GString *quoted = g_string_new("\"");

	for (; *text != '\0'; text++) {
		if (*text == '"' || *text == '\\') {
			g_string_append_c(quoted, '\\');
		}
		g_string_append_c(quoted, *text);
	}
	g_string_append_c(quoted, '"');
	return g_string_free(quoted, FALSE);
}

static bool
is_quotable(const char *text)
{
	return g_str_is_ascii(text) && strpbrk(text, "\r\n") == NULL;
}

/* By the command LOGIN, where nothing better is known. */
static bool
log_in(Imap *imap, GError **error)
{
	const ImapOptions *options = imap->talk.options;
	const ImapListener listener = { 0 };

	if (!ask_offers(imap, error)) {
		return false;
	}
	if (imap->is_login_disabled) {
		return imap_talk_fail(&imap->talk, ERROR_REMOTE_PERMANENT,
			"the server takes no passwords (auth = oauth2?)", "", error);
	}
	if (!is_quotable(options->user) || !is_quotable(options->password)) {
		return imap_talk_fail(&imap->talk, ERROR_REMOTE_PERMANENT,
			"the server takes no password beyond ASCII", "", error);
	}
	g_autofree char *user = quote(options->user);
	g_autofree char *password = quote(options->password);
	g_autofree char *text = g_strdup_printf("LOGIN %s %s", user, password);
	const bool done = imap_talk_run(&imap->talk,
		"take the login (check user and password_file)", text, &listener, error);
	explicit_bzero(password, strlen(password));
	explicit_bzero(text, strlen(text));
	return done;
}

bool
imap_open(const ImapOptions *options, Imap **imap, GError **error)
{
	g_autoptr(Imap) made = NULL;
	ImapTalk talk;

	if (!imap_talk_begin(&talk, options, error)) {
		return false;
	}
	made = g_new0(Imap, 1);
	made->talk = talk;
	if ((imap_channel_is_anonymous(talk.channel) && !log_in(made, error))
		|| !ask_offers(made, error)) {
		return false;
	}
	*imap = g_steal_pointer(&made);
	return true;
}

void
imap_close(Imap *imap)
{
	if (imap != NULL) {
		imap_talk_end(&imap->talk);
		g_free(imap->prefix);
		g_free(imap);
	}
}

const char *
imap_manner(const Imap *imap)
{
	if (imap->can_move) {
		return "it can move messages";
	}
	return imap->can_expunge
		? "it cannot move messages: they are copied and taken out"
		: "it cannot move messages: they are copied and marked for deletion";
}

/* ---- folders ---- */

static void
hear_namespace(const ImapAnswer *answer, void *data)
{
	Imap *imap = data;

	imap_answer_namespace(answer, &imap->prefix, &imap->separator);
}

/* Where folders are and how their parts are held apart; a server that does not say it has them as
 * they are written. */
static bool
ask_namespace(Imap *imap, GError **error)
{
	const ImapListener listener = { .hear = hear_namespace, .data = imap };
	g_autoptr(GError) trouble = NULL;

	if (imap->is_namespace_known) {
		return true;
	}
	if (!imap_talk_run(&imap->talk, "say where folders are",
		    imap->has_namespace ? "NAMESPACE" : "LIST \"\" \"\"", &listener, &trouble)
		&& imap->talk.is_broken) {
		g_propagate_error(error, g_steal_pointer(&trouble));
		return false;
	}
	imap->is_namespace_known = true;
	return true;
}

/* Many servers have all folders below INBOX, and dots between their parts. */
static char *
place_name(const Imap *imap, const char *name)
{
	const char *prefix = imap->prefix == NULL ? "" : imap->prefix;
	g_autofree char *own = g_strdup(name);

	if (imap->separator != '\0') {
		g_strdelimit(own, "/", imap->separator);
	}
	const bool is_there = g_ascii_strncasecmp(own, prefix, strlen(prefix)) == 0;
	return is_there ? g_steal_pointer(&own) : g_strconcat(prefix, own, NULL);
}

/* The name as a quoted string; NULL and an error when it is none. */
static char *
name_of(Imap *imap, const char *folder, GError **error)
{
	g_autofree char *name = imap_folder_name(folder);

	if (name == NULL) {
		imap_talk_fail(&imap->talk, ERROR_CONFIG_PERMANENT, "this is no name of a folder",
			folder, error);
		return NULL;
	}
	if (g_ascii_strcasecmp(name, "INBOX") == 0) {
		return quote(name);
	}
	if (!ask_namespace(imap, error)) {
		return NULL;
	}
	g_autofree char *place = place_name(imap, name);
	return quote(place);
}

static void
hear_folder(const ImapAnswer *answer, void *data)
{
	ImapFolder *folder = data;
	const guint32 validity = imap_answer_code(answer, "UIDVALIDITY");

	if (validity != 0) {
		folder->validity = validity;
	}
	if (imap_answer_is(answer, "EXISTS")) {
		folder->count = imap_answer_number(imap_answer_text(answer,
			imap_answer_token(answer, 0)));
	}
}

static bool
open_folder(Imap *imap, const char *verb, const char *folder, ImapFolder *state, GError **error)
{
	ImapFolder heard = { 0 };
	const ImapListener listener = { .hear = hear_folder, .data = &heard };
	g_autofree char *name = name_of(imap, folder, error);

	if (name == NULL) {
		return false;
	}
	g_autofree char *text = g_strdup_printf("%s %s", verb, name);
	if (!imap_talk_run(&imap->talk, "open the folder", text, &listener, error)) {
		return false;
	}
	if (heard.validity == 0) {
		return imap_talk_fail(&imap->talk, ERROR_REMOTE_PERMANENT,
			"the server gives messages no lasting numbers (UIDVALIDITY)", "", error);
	}
	*state = heard;
	return true;
}

bool
imap_look(Imap *imap, const char *folder, ImapFolder *state, GError **error)
{
	return open_folder(imap, "EXAMINE", folder, state, error);
}

bool
imap_enter(Imap *imap, const char *folder, ImapFolder *state, GError **error)
{
	return open_folder(imap, "SELECT", folder, state, error);
}

/* ---- messages ---- */

static void
hear_search(const ImapAnswer *answer, void *data)
{
	if (imap_answer_is(answer, "SEARCH")) {
		imap_answer_search(answer, data);
	}
}

static int
compare_uids(gconstpointer a, gconstpointer b)
{
	const guint32 left = *(const guint32 *)a, right = *(const guint32 *)b;

	return (left > right) - (left < right);
}

/* "26-Nov-2026" (RFC 9051, 9: date). @return owned. */
static char *
date_text(int64_t time_s)
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
		"Aug", "Sep", "Oct", "Nov", "Dec" };
	g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(time_s);

	return time == NULL
		? NULL
		: g_strdup_printf("%d-%s-%04d", g_date_time_get_day_of_month(time),
			months[g_date_time_get_month(time) - 1], g_date_time_get_year(time));
}

bool
imap_search(Imap *imap, guint32 from, int64_t since_s, GArray **uids, GError **error)
{
	g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(guint32));
	g_autoptr(GArray) kept = g_array_new(FALSE, FALSE, sizeof(guint32));
	const ImapListener listener = { .hear = hear_search, .data = found };
	g_autofree char *day = since_s > 0 ? date_text(since_s) : NULL;
	g_autofree char *text = g_strdup_printf("UID SEARCH UID %u:* UNDELETED%s%s", MAX(from, 1),
		day != NULL ? " SINCE " : "", day != NULL ? day : "");

	if (!imap_talk_run(&imap->talk, "search", text, &listener, error)) {
		return false;
	}
	/* Of 9:* the last message is a part, whatever its number (RFC 9051, 9: seq-range). */
	g_array_sort(found, compare_uids);
	for (guint i = 0; i < found->len; i++) {
		const guint32 uid = g_array_index(found, guint32, i);
		const bool is_again = kept->len > 0
			&& g_array_index(kept, guint32, kept->len - 1) == uid;
		if (uid >= from && !is_again) {
			g_array_append_val(kept, uid);
		}
	}
	*uids = g_steal_pointer(&kept);
	return true;
}

/* "3,5,9". @return owned. */
static char *
list_text(const guint32 *uids, guint count)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < count; i++) {
		g_string_append_printf(text, "%s%u", i > 0 ? "," : "", uids[i]);
	}
	return g_string_free(text, FALSE);
}

typedef struct Sizes {
	const guint32 *uids; /* borrowed, ascending */
	guint count;
	int64_t *sizes;
} Sizes;

static void
hear_size(const ImapAnswer *answer, void *data)
{
	const Sizes *sizes = data;
	ImapItem item;

	if (!imap_answer_fetch(answer, &item) || item.size_bytes < 0) {
		return;
	}
	const guint32 *found = bsearch(&item.uid, sizes->uids, sizes->count, sizeof *sizes->uids,
		compare_uids);
	if (found != NULL) {
		sizes->sizes[found - sizes->uids] = item.size_bytes;
	}
}

bool
imap_sizes(Imap *imap, const guint32 *uids, guint count, int64_t *sizes, GError **error)
{
	Sizes heard = { .uids = uids, .count = count, .sizes = sizes };
	const ImapListener listener = { .hear = hear_size, .data = &heard };
	g_autofree char *list = list_text(uids, count);
	g_autofree char *text = g_strdup_printf("UID FETCH %s (UID RFC822.SIZE)", list);

	for (guint i = 0; i < count; i++) {
		sizes[i] = -1;
	}
	return count == 0
		|| imap_talk_run(&imap->talk, "say how large messages are", text, &listener, error);
}

typedef struct Body {
	guint32 uid;
	GBytes *bytes; /* owned */
} Body;

static void
hear_body(const ImapAnswer *answer, void *data)
{
	Body *body = data;
	ImapItem item;

	if (imap_answer_fetch(answer, &item) && item.uid == body->uid && item.body != NULL
		&& body->bytes == NULL) {
		body->bytes = g_bytes_new(imap_answer_text(answer, item.body), item.body->length);
	}
}

bool
imap_fetch(Imap *imap, guint32 uid, gsize bytes_max, GBytes **message, GError **error)
{
	Body body = { .uid = uid };
	const ImapListener listener = {
		.hear = hear_body, .data = &body, .literals_max = bytes_max + SLACK_BYTES
	};
	g_autofree char *text = g_strdup_printf("UID FETCH %u (UID BODY.PEEK[]<0.%" G_GSIZE_FORMAT
						">)",
		uid, bytes_max + 1);

	if (!imap_talk_run(&imap->talk, "show a message", text, &listener, error)) {
		g_clear_pointer(&body.bytes, g_bytes_unref);
		return false;
	}
	*message = body.bytes;
	return true;
}

/* ---- filing ---- */

static bool
mark(Imap *imap, const char *list, const char *flag, GError **error)
{
	g_autofree char *text = g_strdup_printf("UID STORE %s +FLAGS.SILENT (%s)", list, flag);

	return say(imap, "mark messages", text, error);
}

bool
imap_mark_read(Imap *imap, const GArray *uids, GError **error)
{
	g_autofree char *list = list_text((const guint32 *)(const void *)uids->data, uids->len);

	return uids->len == 0 || mark(imap, list, "\\Seen", error);
}

/* To where nothing can be put it may be that there is no such folder: it is made, and put on the
 * list of those that mail programs show. */
static bool
put(Imap *imap, const char *verb, const char *list, const char *name, GError **error)
{
	g_autofree char *text = g_strdup_printf("UID %s %s %s", verb, list, name);
	g_autofree char *create = g_strdup_printf("CREATE %s", name);
	g_autofree char *subscribe = g_strdup_printf("SUBSCRIBE %s", name);
	g_autoptr(GError) refused = NULL;
	g_autoptr(GError) trouble = NULL;

	if (say(imap, "file messages", text, &refused)) {
		return true;
	}
	if (!g_error_matches(refused, TAGDIGEST_ERROR, ERROR_REMOTE_PERMANENT)) {
		g_propagate_error(error, g_steal_pointer(&refused));
		return false;
	}
	if (!say(imap, "make the folder either", create, &trouble)) {
		error_set(error, (ErrorCode)trouble->code, "%s; %s", refused->message,
			trouble->message);
		return false;
	}
	say(imap, "subscribe to the folder", subscribe, NULL);
	return say(imap, "file messages", text, error);
}

bool
imap_move(Imap *imap, const GArray *uids, const char *folder, GError **error)
{
	g_autofree char *list = list_text((const guint32 *)(const void *)uids->data, uids->len);
	g_autofree char *name = name_of(imap, folder, error);

	if (name == NULL || uids->len == 0) {
		return name != NULL;
	}
	if (imap->can_move) {
		return put(imap, "MOVE", list, name, error);
	}
	if (!put(imap, "COPY", list, name, error) || !mark(imap, list, "\\Deleted", error)) {
		return false;
	}
	/* EXPUNGE alone would take out what others marked. */
	g_autofree char *expunge = g_strdup_printf("UID EXPUNGE %s", list);
	return !imap->can_expunge || say(imap, "take out messages", expunge, error);
}
