/* `ways`: the key that signs addresses for one person and one purpose. */
#include "base/error.h"
#include "command.h"
#include "flow/ways.h"

#include <stdio.h>
#include <string.h>

bool
ways_run(Invocation *invocation, GError **error)
{
	const char *word = command_argument(invocation, 0);
	int count = 0;

	if (strcmp(word, "rotate") != 0) {
		error_set(error, ERROR_USAGE_PERMANENT, "ways %s: expected rotate", word);
		return false;
	}
	if (!ways_rotate(&invocation->context, &count, error)) {
		return false;
	}
	printf("A new key signs from now on (%s/%s has %d). What older ones signed goes on "
	       "working.\n",
		invocation->context.config->state_dir, WAYS_FILE, count);
	return true;
}
