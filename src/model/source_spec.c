#include "model/source_spec.h"

#include "text/hashtag.h"

SourceSpec *
source_spec_new(void)
{
	SourceSpec *spec = g_new0(SourceSpec, 1);

	spec->tags = g_ptr_array_new_with_free_func((GDestroyNotify)hashtag_free);
	spec->include = g_ptr_array_new_with_free_func(g_free);
	spec->exclude = g_ptr_array_new_with_free_func(g_free);
	spec->max_requests = SOURCE_REQUESTS_STANDARD;
	spec->is_enabled = true;
	return spec;
}

void
source_spec_free(SourceSpec *spec)
{
	if (spec == NULL) {
		return;
	}
	g_free(spec->name);
	g_free(spec->was);
	g_free(spec->kind);
	g_free(spec->url);
	g_ptr_array_unref(spec->tags);
	g_ptr_array_unref(spec->include);
	g_ptr_array_unref(spec->exclude);
	g_free(spec);
}

GHashTable *
source_spec_by_name(const GPtrArray *specs)
{
	GHashTable *names = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < specs->len; i++) {
		SourceSpec *spec = g_ptr_array_index(specs, i);

		g_hash_table_insert(names, spec->name, spec);
	}
	return names;
}
