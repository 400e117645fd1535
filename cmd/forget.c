/* `forget`: the words of an author or a post go, and stay out. */
#include "flow/forget.h"
#include "command.h"
#include "output.h"
#include "text/date.h"
#include "text/jsontext.h"

#include <stdio.h>

static char *
day_of(const ForgetEdition *edition)
{
	g_autoptr(GTimeZone) zone = g_time_zone_new_local();

	return date_in_zone(edition->frozen_s, zone, "%e %b %Y");
}

static void
print_editions(const ForgetReport *report)
{
	for (guint i = 0; i < report->anew->len; i++) {
		const ForgetEdition *edition = g_ptr_array_index(report->anew, i);

		printf("  edition %d of %s, which nobody has yet, is made anew without it by the "
		       "next run\n",
			edition->number, edition->digest);
	}
	for (guint i = 0; i < report->mailed->len; i++) {
		const ForgetEdition *edition = g_ptr_array_index(report->mailed, i);
		g_autofree char *day = day_of(edition);

		printf("  edition %d of %s was mailed on %s and cannot be called back; what is "
		       "kept and still owed of it is without it\n",
			edition->number, edition->digest, day);
	}
}

static void
print_report(const char *const *names, const ForgetReport *report)
{
	for (guint i = 0; names[i] != NULL; i++) {
		const guint count = GPOINTER_TO_UINT(g_ptr_array_index(report->counts, i));

		if (count == 0) {
			printf("%s: nothing of it was stored; it is kept out from now on\n",
				names[i]);
		} else {
			printf("%s: %u %s forgotten; it is kept out from now on\n", names[i], count,
				count == 1 ? "post" : "posts");
		}
	}
	print_editions(report);
	for (guint i = 0; i < report->sources->len; i++) {
		printf("  source %s is all theirs: nothing of it is shown any more, and it may "
		       "leave the ini\n",
			(char *)g_ptr_array_index(report->sources, i));
	}
	if (report->is_on_disk) {
		puts("  the database is in use: what was deleted leaves the disk with the next "
		     "run");
	}
}

static json_t *
editions_json(const GPtrArray *editions)
{
	json_t *list = json_array();

	for (guint i = 0; i < editions->len; i++) {
		const ForgetEdition *edition = g_ptr_array_index(editions, i);

		json_array_append_new(list,
			jsontext_object("digest", jsontext_text(edition->digest), "number",
				json_integer(edition->number), "frozen",
				jsontext_time(edition->frozen_s), NULL));
	}
	return list;
}

static json_t *
report_json(const char *const *names, const ForgetReport *report)
{
	json_t *forgotten = json_array();
	json_t *sources = json_array();

	for (guint i = 0; names[i] != NULL; i++) {
		const guint count = GPOINTER_TO_UINT(g_ptr_array_index(report->counts, i));

		json_array_append_new(forgotten,
			jsontext_object("name", jsontext_text(names[i]), "posts",
				json_integer(count), NULL));
	}
	for (guint i = 0; i < report->sources->len; i++) {
		json_array_append_new(sources,
			jsontext_text(g_ptr_array_index(report->sources, i)));
	}
	return jsontext_object("forgotten", forgotten, "anew", editions_json(report->anew),
		"mailed", editions_json(report->mailed), "sources", sources, "on_disk",
		json_boolean(report->is_on_disk), NULL);
}

bool
forget_verb_run(Invocation *invocation, GError **error)
{
	const char *const *names = (const char *const *)invocation->arguments->pdata;
	g_autoptr(ForgetReport) report = NULL;

	if (!forget_run(&invocation->context, names, &report, error)) {
		return false;
	}
	if (invocation->json) {
		output_json(report_json(names, report));
	} else {
		print_report(names, report);
	}
	return true;
}
