#include "model/draft_coverage_json.h"

#include "model/draft.h"
#include "model/member.h"

static const char *const coverage_states[] = {
	[COVERAGE_READ] = "read",
	[COVERAGE_QUIET] = "quiet",
	[COVERAGE_UNREACHABLE] = "unreachable",
	[COVERAGE_CLOSED] = "closed",
	[COVERAGE_IN_PART] = "in part",
	[COVERAGE_UNASKED] = "unasked",
};

json_t *
draft_coverage_write(const void *data)
{
	const CoverageRow *row = data;
	json_t *object = json_object();

	member_put_text(object, "source", row->source);
	member_put_text(object, "network", row->network);
	json_object_set_new(object, "posts", json_integer(row->posts));
	member_put_text(object, "state", coverage_states[row->state]);
	member_put_time(object, "since", row->since_s);
	member_put_text(object, "why", row->why);
	json_object_set_new(object, "is_missed", json_boolean(row->is_missed));
	return object;
}

bool
draft_coverage_read(const json_t *json, GPtrArray *coverage, GError **error)
{
	MemberReader reader = member_reader(json);
	CoverageRow *row = g_new0(CoverageRow, 1);

	g_ptr_array_add(coverage, row);
	row->source = member_text(&reader, "source");
	row->network = member_text(&reader, "network");
	row->posts = member_count(&reader, "posts");
	row->state = (CoverageState)member_name(&reader, "state", coverage_states,
		G_N_ELEMENTS(coverage_states));
	row->since_s = member_time(&reader, "since");
	row->why = member_text(&reader, "why");
	row->is_missed = member_bool(&reader, "is_missed");
	return member_reader_end(&reader, error);
}
