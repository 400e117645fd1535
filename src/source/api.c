#include "source/api.h"

static void
api_step(const StepInput *input, Step *step)
{
	step_init(step, input->state);
	step_set(step, STEP_CLOSED, "kinds that are described in ini are not read yet");
}

static bool
api_has_read(const json_t *state)
{
	(void)state;
	return false;
}

static bool
api_recognises(const Reply *document)
{
	(void)document;
	return false;
}

const SourceKind api_kind = {
	.name = "api",
	.summary = "a platform's JSON, as a [kind NAME] section describes it",
	.step = api_step,
	.has_read = api_has_read,
	.recognises = api_recognises,
};
