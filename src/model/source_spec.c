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
