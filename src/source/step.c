/* What all kinds do alike with a step and with a refusal. */
#include "source/step.h"

#include "base/error.h"

#include <stdarg.h>
#include <string.h>

/* What an HTTP status means for a source that is read again and again. */
typedef struct Refusal {
	int first, last;
	StepOutcome outcome;
	const char *meaning;
} Refusal;

static const Refusal refusals[] = {
	{ 401, 401, STEP_CLOSED, "a login is asked for" },
	{ 403, 403, STEP_CLOSED, "access is refused" },
	{ 404, 404, STEP_FAILED, "there is nothing at this address" },
	{ 410, 410, STEP_CLOSED, "gone for good" },
	{ 429, 429, STEP_WAIT, "asked too often" },
	{ 451, 451, STEP_FAILED, "withheld for legal reasons" },
	{ 300, 399, STEP_FAILED, "a redirect that leads nowhere" },
	{ 400, 499, STEP_FAILED, "the request is refused" },
	{ 500, 599, STEP_WAIT, "the server has trouble" },
	{ .meaning = NULL },
};

static void
reading_free(void *data)
{
	StepReading *reading = data;

	g_free(reading->tag);
	g_free(reading);
}

void
step_init(Step *step, const json_t *state)
{
	memset(step, 0, sizeof(*step));
	step->posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	step->requests = g_ptr_array_new_with_free_func((GDestroyNotify)request_free);
	step->readings = g_ptr_array_new_with_free_func(reading_free);
	step->state = state == NULL ? json_object() : json_deep_copy(state);
	step->outcome = STEP_GO_ON;
}

StepReading *
step_reading(Step *step, const char *tag)
{
	StepReading *reading = g_new0(StepReading, 1);

	reading->tag = g_strdup(tag);
	g_ptr_array_add(step->readings, reading);
	return reading;
}

void
step_set(Step *step, StepOutcome outcome, const char *why_format, ...)
{
	va_list arguments;

	va_start(arguments, why_format);
	g_autofree char *why = g_strdup_vprintf(why_format, arguments);
	va_end(arguments);
	g_free(step->why);
	step->why = error_clean_text(why);
	step->outcome = outcome;
}

void
step_add_words(Step *step, const Reply *reply)
{
	g_autofree char *words = step->why == NULL ? NULL : step_words(reply);

	if (words != NULL) {
		g_autofree char *why = g_steal_pointer(&step->why);
		step_set(step, step->outcome, "%s: %s", why, words);
	}
}

bool
step_refused(Step *step, const Reply *reply)
{
	if (reply->status >= 200 && reply->status <= 299) {
		return false;
	}
	if (reply->status == 0) {
		step_set(step, reply->is_permanent ? STEP_CLOSED : STEP_WAIT, "%s",
			reply->error == NULL ? "no answer" : reply->error);
		return true;
	}
	if (reply->error != NULL) {
		step_set(step, STEP_WAIT, "%s", reply->error);
		return true;
	}
	for (const Refusal *refusal = refusals; refusal->meaning != NULL; refusal++) {
		if (reply->status >= refusal->first && reply->status <= refusal->last) {
			step_set(step, refusal->outcome, "HTTP %d: %s", reply->status,
				refusal->meaning);
			step_add_words(step, reply);
			return true;
		}
	}
	step_set(step, STEP_FAILED, "HTTP %d: not an answer", reply->status);
	return true;
}

void
step_clear(Step *step)
{
	g_clear_pointer(&step->posts, g_ptr_array_unref);
	g_clear_pointer(&step->events, g_ptr_array_unref);
	g_clear_pointer(&step->requests, g_ptr_array_unref);
	g_clear_pointer(&step->readings, g_ptr_array_unref);
	g_clear_pointer(&step->state, json_decref);
	g_clear_pointer(&step->title, g_free);
	g_clear_pointer(&step->why, g_free);
	g_clear_pointer(&step->behind, g_free);
}

static void
finding_free(void *data)
{
	RecheckFinding *finding = data;

	g_free(finding->id);
	g_free(finding);
}

void
recheck_init(Recheck *recheck)
{
	recheck->state = NULL;
	recheck->findings = g_ptr_array_new_with_free_func(finding_free);
	recheck->posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
	recheck->requests = g_ptr_array_new_with_free_func((GDestroyNotify)request_free);
}

void
recheck_find(Recheck *recheck, const char *id, RecheckVerdict verdict, const Post *post)
{
	RecheckFinding *finding = g_new0(RecheckFinding, 1);

	finding->id = g_strdup(id);
	finding->verdict = verdict;
	finding->post = post;
	g_ptr_array_add(recheck->findings, finding);
}

void
recheck_clear(Recheck *recheck)
{
	g_clear_pointer(&recheck->state, json_decref);
	g_clear_pointer(&recheck->findings, g_ptr_array_unref);
	g_clear_pointer(&recheck->posts, g_ptr_array_unref);
	g_clear_pointer(&recheck->requests, g_ptr_array_unref);
}

void
thread_page_init(ThreadPage *page)
{
	page->outcome = THREAD_UNKNOWN;
	page->posts = g_ptr_array_new_with_free_func((GDestroyNotify)post_free);
}

void
thread_page_clear(ThreadPage *page)
{
	g_clear_pointer(&page->posts, g_ptr_array_unref);
}
