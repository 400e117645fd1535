#include "flow/ingest_events.h"

#include "filter/rule.h"
#include "model/event.h"
#include "model/post.h"

/* As rules look at it. @return owned. */
static Post *
post_of(const Event *event)
{
	Post *post = post_new();

	post->title = g_strdup(event->title);
	post->url = g_strdup(event->url);
	post->text = g_strdup_printf("%s\n%s", event->place != NULL ? event->place : "",
		event->about != NULL ? event->about : "");
	return post;
}

bool
ingest_events(const SourceSpec *spec, const GPtrArray *events, GError **error)
{
	g_autoptr(RuleSet) rules = NULL;

	if (!rule_set_new(spec->include, spec->exclude, &rules, error)) {
		return false;
	}
	for (guint i = 0; i < events->len; i++) {
		Event *event = g_ptr_array_index(events, i);
		g_autoptr(Post) post = post_of(event);
		g_autofree char *reason = NULL;

		event->is_left_out = !rule_set_judge(rules, post, &reason);
	}
	return true;
}
