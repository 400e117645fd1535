#include "model/names.h"

#include <glib.h>

int
names_find(const char *name, const char *const *names, int count, int otherwise)
{
	for (int i = 0; i < count; i++) {
		if (g_strcmp0(name, names[i]) == 0) {
			return i;
		}
	}
	return otherwise;
}
