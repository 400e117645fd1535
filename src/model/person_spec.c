#include "model/person_spec.h"

PersonSpec *
person_spec_new(void)
{
	PersonSpec *spec = g_new0(PersonSpec, 1);

	spec->handles = g_ptr_array_new_with_free_func(g_free);
	return spec;
}

void
person_spec_free(PersonSpec *spec)
{
	if (spec == NULL) {
		return;
	}
	g_free(spec->name);
	g_ptr_array_unref(spec->handles);
	g_free(spec);
}
