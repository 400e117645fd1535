#include "source/streamed.h"

#include "base/error.h"
#include "text/jsontext.h"

static void
no_step(const StepInput *input, Step *step)
{
	step_init(step, input->state);
	step_set(step, STEP_FAILED, "it is not read by requests");
}

static bool
no_document(const StepInput *input, GPtrArray **posts, char **remark, GError **error)
{
	(void)input;
	(void)posts;
	(void)remark;
	error_set(error, ERROR_USAGE_PERMANENT,
		"exports are no documents of posts: `tagdigest import` reads them");
	return false;
}

/* Nobody can be asked whether a post still stands. */
static void
no_recheck(const RecheckInput *input, Recheck *recheck)
{
	(void)input;
	recheck_init(recheck);
}

static bool
has_read(const json_t *state)
{
	return jsontext_bool(state, "seen", false);
}

static bool
recognises_nothing(const Reply *document)
{
	(void)document;
	return false;
}

const SourceKind export_kind = {
	.name = SOURCE_EXPORT,
	.summary = "what people exported of their accounts: a file of this machine, or a folder "
		   "of them",
	.step = no_step,
	.parse = no_document,
	.recheck = no_recheck,
	.has_read = has_read,
	.recognises = recognises_nothing,
};
