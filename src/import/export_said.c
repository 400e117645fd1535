#include "import/export_said.h"

#include "base/error.h"
#include "import/format.h"
#include "import/unpack.h"

#include <string.h>

#define REMARKS_MAX 20

void
export_said_begin(ExportSaid *said, bool hides_names)
{
	*said = (ExportSaid){ .hides_names = hides_names,
		.remarks = g_ptr_array_new_with_free_func(g_free) };
}

void
export_said_clear(ExportSaid *said)
{
	g_clear_pointer(&said->remarks, g_ptr_array_unref);
	g_clear_pointer(&said->foreign_label, g_free);
	g_clear_pointer(&said->never, g_free);
	g_clear_pointer(&said->lack, g_free);
}

void
export_said_remark(ExportSaid *said, char *text)
{
	if (said->remarks->len < REMARKS_MAX) {
		g_ptr_array_add(said->remarks, text);
	} else {
		g_free(text);
	}
}

char *
export_said_name(const ExportSaid *said, const char *path)
{
	return said->hides_names ? g_strdup("a part of it") : unpack_label(path);
}

/* @label NULL: nobody may know its name. @return owned. */
static char *
foreign_words(const Foreign *foreign, const char *label)
{
	return label != NULL
		? g_strdup_printf("%s is %s: %s", label, foreign->name, foreign->advice)
		: g_strdup_printf("it holds %s: %s", foreign->name, foreign->advice);
}

/* Archives in archives are told in any case, since what is in them may be wanted. */
static void
note_foreign(ExportSaid *said, const char *path, const char *head, gsize length)
{
	const Foreign *foreign = foreign_find(path, head, length);

	if (foreign == NULL) {
		return;
	}
	g_autofree char *label = said->hides_names ? NULL : unpack_label(path);
	if (strcmp(foreign->advice, "unpack it first") == 0) {
		export_said_remark(said, foreign_words(foreign, label));
	}
	if (said->foreign == NULL) {
		said->foreign = foreign;
		said->foreign_label = g_steal_pointer(&label);
	}
}

static void
note_lack(ExportSaid *said, const char *path, const char *head, gsize length)
{
	const ImportFormat *const *formats = import_formats();

	for (guint i = 0; formats[i] != NULL && said->lack == NULL; i++) {
		g_autofree char *lack = formats[i]->lacks != NULL ? formats[i]->lacks(head, length)
								  : NULL;

		if (lack != NULL) {
			g_autofree char *label = export_said_name(said, path);
			said->lack = g_strdup_printf("%s has %s", label, lack);
		}
	}
}

void
export_said_look(ExportSaid *said, const char *path, const char *head, gsize length)
{
	note_foreign(said, path, head, length);
	note_lack(said, path, head, length);
}

void
export_said_never(ExportSaid *said, const char *path, const char *format)
{
	if (said->never == NULL) {
		g_autofree char *label = export_said_name(said, path);

		said->never = g_strdup_printf("%s (by its name or columns a part of %s)", label,
			format);
	}
}

void
export_said_none(const ExportSaid *said, GError **error)
{
	if (said->foreign != NULL) {
		g_autofree char *words = foreign_words(said->foreign, said->foreign_label);

		error_set(error, ERROR_PARSE_PERMANENT, "%s", words);
	} else if (said->wants_letters) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"no letters are in it (expected an mbox, of which each letter begins "
			"behind a line such as \"From ADDRESS Wed Nov 18 08:15:00 2026\", or a "
			"file that is one letter)");
	} else if (said->never != NULL) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"no posts are in it: letters, what was deleted and what is no post are "
			"never read, such as %s",
			said->never);
	} else if (said->lack != NULL) {
		error_set(error, ERROR_PARSE_PERMANENT,
			"no posts are in it that anybody here can read: %s", said->lack);
	} else {
		error_set(error, ERROR_PARSE_PERMANENT,
			"no posts are in it that anybody here can read (expected what X, Mastodon, "
			"Bluesky, Facebook, Instagram, Threads or LinkedIn give out of an account, "
			"as JSON where they ask, a table whose header has text, date and url, or "
			"posts as `tagdigest parse` prints them)");
	}
}
