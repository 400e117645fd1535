#include "flow/standing.h"

#include "source/kind.h"

bool
standing_has_read(const SourceRow *row)
{
	const SourceKind *kind = row->kind != NULL ? kind_named(row->kind) : NULL;
	json_auto_t *state = row->state != NULL ? json_loads(row->state, JSON_DECODE_ANY, NULL)
						: NULL;

	return kind != NULL && kind->has_read(state);
}

const char *
standing_name(const SourceRow *row)
{
	if (row->last_try_s == 0) {
		return "never asked";
	}
	if (row->is_closed) {
		return "closed";
	}
	if (row->failing_since_s != 0) {
		return "failing";
	}
	if (!standing_has_read(row)) {
		return "never read";
	}
	return row->behind != NULL ? "behind" : "well";
}
