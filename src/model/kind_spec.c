#include "model/kind_spec.h"

KindSpec *
kind_spec_new(void)
{
	return g_new0(KindSpec, 1);
}

void
kind_spec_free(KindSpec *spec)
{
	g_free(spec->name);
	g_free(spec->summary);
	g_free(spec);
}
