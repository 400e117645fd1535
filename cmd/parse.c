/* `parse`: files into posts, one JSON object a line. */
#include "flow/parse.h"

#include "base/error.h"
#include "base/file.h"
#include "base/log.h"
#include "command.h"
#include "flow/inspect.h"
#include "text/hashtag.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
print_posts(const GPtrArray *posts)
{
	for (guint i = 0; i < posts->len; i++) {
		puts(g_ptr_array_index(posts, i));
	}
}

static bool
parse_file(const ParseWish *wish, const char *path, GError **error)
{
	g_autoptr(GBytes) bytes = NULL;
	g_auto(ParsedDocument) document = { 0 };

	if (!file_read(path, PARSE_BYTES_MAX, &bytes, error)) {
		return false;
	}
	if (!parse_document(wish, bytes, &document, error)) {
		g_prefix_error(error, "%s: ", path);
		return false;
	}
	if (document.remark != NULL) {
		log_line(LOG_LEVEL_WARNING, "%s: %s", path, document.remark);
	}
	print_posts(document.posts);
	return true;
}

/* The tags that are named on the command line. */
static bool
read_tags(const char *list, GPtrArray *tags, GError **error)
{
	g_auto(GStrv) names = g_strsplit(list, ",", -1);

	for (guint i = 0; names[i] != NULL; i++) {
		g_autoptr(Hashtag) tag = hashtag_new(names[i]);

		if (tag == NULL) {
			error_set(error, ERROR_USAGE_PERMANENT, "--tag: \"%s\" is no hashtag",
				names[i]);
			return false;
		}
		hashtag_list_add(tags, tag);
	}
	return true;
}

/*
 * What is wanted: with --tag those tags, with --kept alone the ones that the ini's digests have.
 * @tags out, owned; NULL: everything.
 */
static bool
wanted_tags(const Invocation *invocation, GPtrArray **tags, GError **error)
{
	const char *list = command_option(invocation, "tag");
	g_autoptr(GPtrArray) wanted = NULL;
	g_autoptr(Config) config = NULL;
	g_autofree char *path = NULL;

	if (list == NULL && command_option(invocation, "kept") == NULL) {
		*tags = NULL;
		return true;
	}
	if (list != NULL) {
		wanted = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
		if (!read_tags(list, wanted, error)) {
			return false;
		}
	} else if (config_find(invocation->config_given, &path, error)
		&& inspect_load(path, &config, error)) {
		wanted = parse_wanted_tags(config);
	} else {
		return false;
	}
	*tags = g_steal_pointer(&wanted);
	return true;
}

/* What is said of several files of which some could not be read; each has had its own line. */
static bool
tell_faults(guint faults, guint files, ErrorCode code, GError **error)
{
	error_set(error, code, "%u of %u files could not be read", faults, files);
	return false;
}

bool
parse_run(Invocation *invocation, GError **error)
{
	const guint files = invocation->arguments->len - 1; /* it ends with a NULL */
	g_autoptr(GPtrArray) tags = NULL;
	g_autoptr(GPtrArray) kinds = NULL;
	const char *type = command_option(invocation, "type");
	const char *kind = command_option(invocation, "kind") != NULL
		? command_option(invocation, "kind")
		: type;
	ParseWish wish = {
		.kind = kind,
		.base_url = command_option(invocation, "base-url"),
		.now_s = now_s(&invocation->context.now),
	};
	guint faults = 0;
	ErrorCode code = ERROR_PARSE_PERMANENT;

	if ((kind != NULL
		    && !parse_find_kind(kind, invocation->config_given, &kinds, &wish.described,
			    error))
		|| !wanted_tags(invocation, &tags, error)) {
		return false;
	}
	wish.tags = tags;
	if (files == 0 && kind == NULL) {
		error_set(error, ERROR_USAGE_PERMANENT,
			"nothing to parse (expected a file, or --kind with one)");
		return false;
	}
	if (files == 1) {
		return parse_file(&wish, command_argument(invocation, 0), error);
	}
	/* A bad file costs only itself. */
	for (guint i = 0; i < files; i++) {
		g_autoptr(GError) fault = NULL;

		if (!parse_file(&wish, command_argument(invocation, i), &fault)) {
			log_line(LOG_LEVEL_WARNING, "%s", fault->message);
			code = faults == 0 ? (ErrorCode)fault->code : code;
			faults++;
		}
	}
	return faults == 0 || tell_faults(faults, files, code, error);
}
