#include "model/kind_plan.h"
#include "model/kind_spec.tab.h"

#include "base/error.h"
#include "base/prefix.h"

#include <string.h>

/* How a text is read. */
typedef enum Reading {
	READ_TEXT, /* as it stands */
	READ_PATH,
	READ_VALUE,
	READ_CONDITIONS,
	READ_REQUEST,
	READ_LOOKUP,
	READ_GATE,
	READ_RECHECK,
	READ_NEXT,
	READ_TOKEN,
	READ_AUTHOR,
	READ_MEDIA,
	READ_COUNTS,
} Reading;

typedef struct Row {
	const char *key;
	gsize offset; /* in KindSpec */
	Reading reading;
	gsize plan; /* in KindPlan, of those that are one member there */
} Row;

/* What has no member of its own in the plan. */
#define PLAN_TEXT(member) 0
#define PLAN_NEXT(member) 0
#define PLAN_TOKEN(member) 0
#define PLAN_AUTHOR(member) offsetof(KindPlan, author)
#define PLAN_MEDIA(member) offsetof(KindPlan, media)
#define PLAN_COUNTS(member) offsetof(KindPlan, counts)
#define PLAN_PATH(member) offsetof(KindPlan, member)
#define PLAN_VALUE(member) offsetof(KindPlan, member)
#define PLAN_CONDITIONS(member) offsetof(KindPlan, member)
#define PLAN_REQUEST(member) offsetof(KindPlan, member)
#define PLAN_LOOKUP(member) offsetof(KindPlan, member)
#define PLAN_GATE(member) offsetof(KindPlan, member)
#define PLAN_RECHECK(member) offsetof(KindPlan, member)

/* clang-format off */
#define ROW(member, reading, is_usual, example, help) \
	{ #member, offsetof(KindSpec, member), READ_##reading, PLAN_##reading(member) },

static const Row rows[] = {
	ROW(name, TEXT, true, NULL, NULL)
	KIND_SPEC_KEYS(ROW)
};
/* clang-format on */

/* ---- plain data ---- */

KindSpec *
kind_spec_new(void)
{
	return g_new0(KindSpec, 1);
}

void
kind_spec_free(KindSpec *spec)
{
	if (spec == NULL) {
		return;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_free(G_STRUCT_MEMBER(char *, spec, rows[i].offset));
	}
	kind_plan_free(spec->plan);
	g_free(spec);
}

static void
free_member(KindPlan *plan, const Row *row)
{
	void *member = G_STRUCT_MEMBER(void *, plan, row->plan);

	switch (row->reading) {
	case READ_PATH:
		kind_path_free(member);
		break;
	case READ_VALUE:
		kind_value_free(member);
		break;
	case READ_AUTHOR:
	case READ_MEDIA:
	case READ_COUNTS:
		for (guint i = 0; i < KIND_VALUES; i++) {
			kind_value_free(((KindValue **)G_STRUCT_MEMBER_P(plan, row->plan))[i]);
		}
		break;
	case READ_CONDITIONS:
		g_clear_pointer((GPtrArray **)&member, g_ptr_array_unref);
		break;
	case READ_REQUEST:
	case READ_LOOKUP:
	case READ_GATE:
	case READ_RECHECK:
		kind_request_free(member);
		break;
	default:
		break;
	}
}

void
kind_plan_free(KindPlan *plan)
{
	if (plan == NULL) {
		return;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		free_member(plan, &rows[i]);
	}
	kind_path_free(plan->next_path);
	g_free(plan->token_name);
	g_free(plan);
}

/* ---- one text ---- */

static const char *const page_places[] = { "tag", "lookup", "page", "offset", "cursor", "since",
	"until", NULL };
static const char *const lookup_places[] = { "tag", NULL };
static const char *const gate_places[] = { "tag", NULL };
static const char *const post_places[] = { "id", "ids", NULL };

#define NEXT_EXPECTED "(expected page, page 0, offset, cursor PATH, url PATH, link, until or since)"

static const struct {
	const char *word;
	KindNext next;
	bool has_path;
	const char *place; /* that the request must have; NULL: none */
} nexts[] = {
	{ "page", KIND_NEXT_PAGE, false, "page" },
	{ "offset", KIND_NEXT_OFFSET, false, "offset" },
	{ "cursor", KIND_NEXT_CURSOR, true, "cursor" },
	{ "url", KIND_NEXT_URL, true, NULL },
	{ "link", KIND_NEXT_LINK, false, NULL },
	{ "until", KIND_NEXT_UNTIL, false, "until" },
	{ "since", KIND_NEXT_SINCE, false, "since" },
};

/* What stands behind the word of `next`. */
static bool
read_next_rest(const char *text, gsize row, const char *rest, KindPlan *plan, GError **error)
{
	plan->next = nexts[row].next;
	plan->first_page = 1;
	if (nexts[row].has_path && *rest != '\0') {
		return kind_path_parse(rest, &plan->next_path, error);
	}
	if (plan->next == KIND_NEXT_PAGE && strcmp(rest, "0") == 0) {
		plan->first_page = 0;
		return true;
	}
	if (*rest != '\0' || nexts[row].has_path) {
		error_set(error, ERROR_CONFIG_PERMANENT, "\"%s\" is no way to go on " NEXT_EXPECTED,
			text);
		return false;
	}
	return true;
}

static bool
read_next(const char *text, KindPlan *plan, GError **error)
{
	const gsize length = strcspn(text, " \t");
	g_autofree char *rest = g_strstrip(g_strdup(text + length));

	for (gsize i = 0; i < G_N_ELEMENTS(nexts); i++) {
		if (strlen(nexts[i].word) != length || strncmp(nexts[i].word, text, length) != 0) {
			continue;
		}
		if (nexts[i].place != NULL && !kind_request_has(plan->request, nexts[i].place)) {
			error_set(error, ERROR_CONFIG_PERMANENT,
				"\"%s\" goes on by {%s}, which is nowhere in the request", text,
				nexts[i].place);
			return false;
		}
		return read_next_rest(text, i, rest, plan, error);
	}
	error_set(error, ERROR_CONFIG_PERMANENT, "\"%s\" is no way to go on " NEXT_EXPECTED, text);
	return false;
}

static bool
read_token(const char *text, KindPlan *plan, GError **error)
{
	static const char *const words[] = { "header ", "query ", "member " };

	for (guint i = 0; i < G_N_ELEMENTS(words); i++) {
		if (prefix_stands_at(text, words[i])) {
			plan->token_place = (KindTokenPlace)i;
			plan->token_name = g_strstrip(g_strdup(text + strlen(words[i])));
		}
	}
	if (plan->token_name != NULL && *plan->token_name != '\0'
		&& (plan->token_place != KIND_TOKEN_HEADER
			|| strchr(plan->token_name, ':') != NULL)) {
		return true;
	}
	error_set(error, ERROR_CONFIG_PERMANENT,
		"\"%s\" says no place of a token (expected header Authorization: Bearer, "
		"header X-Key:, query NAME or member NAME)",
		text);
	return false;
}

static bool
read_row(const Row *row, const char *text, KindPlan *plan, GError **error)
{
	void *member = G_STRUCT_MEMBER_P(plan, row->plan);

	switch (row->reading) {
	case READ_PATH:
		return kind_path_parse(text, member, error);
	case READ_VALUE:
		return kind_value_parse(text, member, error);
	case READ_CONDITIONS:
		return kind_conditions_parse(text, member, error);
	case READ_REQUEST:
		return kind_request_parse(text, page_places, member, error);
	case READ_LOOKUP:
		return kind_request_parse(text, lookup_places, member, error);
	case READ_GATE:
		return kind_request_parse(text, gate_places, member, error);
	case READ_RECHECK:
		return kind_request_parse(text, post_places, member, error);
	case READ_NEXT:
		return read_next(text, plan, error);
	case READ_TOKEN:
		return read_token(text, plan, error);
	case READ_AUTHOR:
	case READ_MEDIA:
	case READ_COUNTS:
		return kind_values_parse(text, member, error);
	default:
		return true;
	}
}

/* ---- the whole ---- */

/* What a text asks for that another key has to say. @return NULL: all is there. */
static const char *
find_lack(const KindPlan *plan, const char **key)
{
	const struct {
		bool is_lacking;
		const char *key, *what;
	} lacks[] = {
		{ plan->title == NULL && plan->text == NULL && plan->html == NULL
				&& plan->markdown == NULL && plan->mfm == NULL,
			"text",
			"is missing, and so are title, html, markdown and mfm (expected where an "
			"item has its words)" },
		{ kind_request_has(plan->request, "lookup") && plan->lookup == NULL, "lookup",
			"is missing (request has the place {lookup})" },
		{ plan->lookup != NULL && plan->lookup->result == NULL, "lookup",
			"does not say where {lookup} is in its answer (expected -> PATH at its "
			"end)" },
		{ plan->gate != NULL && plan->closed == NULL && plan->partial == NULL, "closed",
			"is missing, and so is partial (expected what the answer to gate means)" },
		{ plan->gate == NULL && plan->partial != NULL, "gate",
			"is missing (partial is about its answer)" },
		{ plan->recheck != NULL && !kind_request_has(plan->recheck, "id")
				&& !kind_request_has(plan->recheck, "ids"),
			"recheck", "does not say which post (expected {id} or {ids} in it)" },
	};

	for (gsize i = 0; i < G_N_ELEMENTS(lacks); i++) {
		if (lacks[i].is_lacking) {
			*key = lacks[i].key;
			return lacks[i].what;
		}
	}
	return NULL;
}

bool
kind_spec_compile(KindSpec *spec, const char **key, GError **error)
{
	g_autoptr(KindPlan) plan = g_new0(KindPlan, 1);
	const char *lack;

	for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
		const char *text = G_STRUCT_MEMBER(char *, spec, rows[i].offset);

		*key = rows[i].key;
		if (text != NULL && *text != '\0' && !read_row(&rows[i], text, plan, error)) {
			return false;
		}
	}
	if (plan->id == NULL && !kind_value_parse("id", &plan->id, error)) {
		return false;
	}
	lack = find_lack(plan, key);
	if (lack != NULL) {
		error_set(error, ERROR_CONFIG_PERMANENT, "%s", lack);
		return false;
	}
	kind_plan_free(spec->plan);
	spec->plan = g_steal_pointer(&plan);
	return true;
}
