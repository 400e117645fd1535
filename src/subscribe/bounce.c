#include "subscribe/bounce.h"

#include "subscribe/bounce_part.h"

static const char *const kind_names[] = { "unknown", "bounce", "complaint", "auto-reply", "list" };

const char *
bounce_kind_name(BounceKind kind)
{
	return kind_names[kind];
}

/* "there is nobody of that name (5.1.1)": what the first failure says. */
static char *
say_report(const Bounce *bounce)
{
	const BounceFailure *first = bounce->failures->len == 0
		? NULL
		: g_ptr_array_index(bounce->failures, 0);

	if (first == NULL) {
		return g_strdup("a delivery report that names nobody");
	}
	return g_strdup_printf("a delivery report: %s (%s)%s%s", bounce_class_says(first->class),
		first->status, first->words[0] != '\0' ? ": " : "", first->words);
}

static BounceKind
judge(const Message *message, Bounce *bounce)
{
	const char *answer = bounce_answer_sign(message);
	const char *guess = bounce_answer_guess(message);
	const char *list = bounce_list_sign(message);
	const bool is_system = bounce_is_from_system(message);

	if (bounce_read_complaint(message, bounce)) {
		return BOUNCE_COMPLAINT;
	}
	if (bounce_read_notice(message, bounce)) {
		return bounce->kind;
	}
	if (bounce_read_report(message, bounce)) {
		return BOUNCE_REPORT;
	}
	if ((is_system || answer == NULL) && bounce_read_prose(message, bounce)) {
		return BOUNCE_REPORT;
	}
	if (answer != NULL || guess != NULL) {
		bounce->is_guess = answer == NULL;
		bounce->why = g_strdup_printf("a program answered: \"%s\"",
			answer != NULL ? answer : guess);
		return BOUNCE_AUTO_REPLY;
	}
	if (list != NULL) {
		bounce->why = g_strdup_printf("a list passed it on: %s", list);
		return BOUNCE_LIST;
	}
	return BOUNCE_NONE;
}

void
bounce_read(const Message *message, Bounce *bounce)
{
	bounce_clear(bounce);
	bounce->failures = bounce_failures();
	bounce->citations = g_ptr_array_new_with_free_func(g_free);
	bounce->kind = judge(message, bounce);
	if (bounce->kind != BOUNCE_NONE && bounce->kind != BOUNCE_LIST) {
		bounce_cite(message, bounce);
	}
	if (bounce->kind == BOUNCE_REPORT && bounce->why == NULL) {
		bounce->why = say_report(bounce);
	}
	if (bounce->why == NULL) {
		bounce->why = g_strdup(bounce->kind == BOUNCE_COMPLAINT
				? "a complaint"
				: "nothing says that it is a report or a program's answer");
	}
}

void
bounce_clear(Bounce *bounce)
{
	g_clear_pointer(&bounce->failures, g_ptr_array_unref);
	g_clear_pointer(&bounce->citations, g_ptr_array_unref);
	g_clear_pointer(&bounce->returned, g_free);
	g_clear_pointer(&bounce->why, g_free);
	bounce->kind = BOUNCE_NONE;
	bounce->is_from_reader = false;
	bounce->is_request = false;
	bounce->is_guess = false;
}
