#include "model/chat_spec.h"

#include "base/now.h"
#include "model/pause.h"
#include "model/when.h"

ChatSpec *
chat_spec_new(void)
{
	ChatSpec *spec = g_new0(ChatSpec, 1);

	spec->tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	spec->hosts = g_ptr_array_new_with_free_func(g_free);
	spec->whens = g_array_new(FALSE, FALSE, sizeof(When));
	spec->except = g_array_new(FALSE, FALSE, sizeof(Pause));
	spec->length_s = HOUR_S;
	return spec;
}

void
chat_spec_free(ChatSpec *spec)
{
	if (spec == NULL) {
		return;
	}
	g_free(spec->name);
	hashtag_free(spec->tag);
	g_ptr_array_unref(spec->tags);
	g_ptr_array_unref(spec->hosts);
	g_array_unref(spec->whens);
	g_array_unref(spec->except);
	g_free(spec->timezone);
	g_free(spec);
}

void
chat_spec_name_tag(ChatSpec *spec, const TagNames *names)
{
	const NamedTag *named = tag_names_find(names, spec->tag->key);
	HashtagSet all = hashtag_set_new();

	tag_names_add_all(names, &all, spec->tag);
	if (named != NULL) {
		Hashtag *shown = hashtag_copy(named->tag);

		hashtag_free(spec->tag);
		spec->tag = shown;
	}
	g_ptr_array_unref(spec->tags);
	spec->tags = hashtag_set_end(&all);
}
