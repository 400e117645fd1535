/* What a verb asks of its invocation. */
#include "command.h"

const char *
command_option(const Invocation *invocation, const char *name)
{
	return g_hash_table_lookup(invocation->options, name);
}

const char *
command_argument(const Invocation *invocation, guint index)
{
	return index + 1 < invocation->arguments->len
		? g_ptr_array_index(invocation->arguments, index)
		: NULL;
}
