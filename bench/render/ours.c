/*
 * ours whole|templates REPEAT FEED OUT [POSTS]: renders an edition of the posts of FEED, or of so
 * many, each of them again and again, as often as REPEAT says: the view, the HTML and the text
 * ("whole"), or the two of a view that is made once ("templates"). The view, HTML and text of the
 * last time lie in the folder OUT.
 */
#include "model/draft.h"
#include "render/mail_html.h"
#include "render/mail_text.h"
#include "render/view.h"
#include "source/kind.h"

#include "../lines.h"

#define SECTIONS 4

static const char *const section_names[SECTIONS] = { "JoyFE", "UKFEchat", "LoveFE", "edtech" };

static void
fail(const GError *error)
{
	fprintf(stderr, "ours: %s\n", error->message);
	exit(1);
}

/* The posts of the document. @return owned array. */
static GPtrArray *
read_posts(const char *path)
{
	g_autoptr(Request) request = request_new("https://blog.example/feed");
	g_autoptr(Reply) reply = reply_new(request);
	g_autoptr(SourceSpec) spec = source_spec_new();
	g_autoptr(GError) error = NULL;
	GPtrArray *posts = NULL;
	char *remark = NULL, *bytes = lines_read(path);

	reply->status = 200;
	g_bytes_unref(reply->body);
	reply->body = g_bytes_new_take(bytes, strlen(bytes));
	const StepInput input = { .spec = spec, .reply = reply };
	if (!kind_find("feed")->parse(&input, &posts, &remark, &error)) {
		fail(error);
	}
	return posts;
}

/* A post as the store gives it back: its HTML is yet to be read. */
static Post *
stored(const Post *read)
{
	g_autoptr(GString) text = g_string_new(NULL);
	g_autoptr(GError) error = NULL;
	json_auto_t *json = NULL;
	Post *post = NULL;

	post_write(read, text);
	json = json_loads(text->str, 0, NULL);
	if (!post_from_json(json, &post, &error)) {
		fail(error);
	}
	return post;
}

static Draft *
make_draft(const GPtrArray *posts, guint count)
{
	Draft *draft = draft_new();

	draft->digest = g_strdup("weekly");
	draft->title = g_strdup("What we read this week");
	draft->language = g_strdup("en");
	draft->timezone = g_strdup("Europe/London");
	draft->contact = g_strdup("organiser@example.org");
	draft->number = 12;
	draft->period_end_s = 1795000000;
	draft->period_start_s = draft->period_end_s - 7 * 86400;
	draft->posts_total = (int)count;
	draft->people_total = (int)count;
	for (guint i = 0; i < SECTIONS; i++) {
		DraftSection *section = draft_section_new(DRAFT_SECTION_TAG,
			hashtag_new(section_names[i]));

		for (guint k = i; k < count; k += SECTIONS) {
			Post *post = stored(g_ptr_array_index(posts, k % posts->len));

			g_ptr_array_add(section->entries, draft_entry_new(post));
		}
		section->total = (int)section->entries->len;
		g_ptr_array_add(draft->sections, section);
	}
	return draft;
}

static json_t *
make_view(const Draft *draft)
{
	const ViewOptions options = {
		.unsubscribe_url = "mailto:organiser@example.org?subject=unsubscribe-",
	};
	g_autoptr(GError) error = NULL;
	json_t *view = NULL;

	if (!view_new(draft, &options, &view, &error)) {
		fail(error);
	}
	return view;
}

static void
render(const json_t *view, Variant *variant)
{
	g_autoptr(GError) error = NULL;

	if (!mail_html_render(view, variant, &error) || !mail_text_render(view, variant, &error)) {
		fail(error);
	}
}

static void
put(const char *folder, const char *name, const char *text)
{
	g_autofree char *path = g_build_filename(folder, name, NULL);
	g_autoptr(GError) error = NULL;

	if (!g_file_set_contents(path, text, -1, &error)) {
		fail(error);
	}
}

int
main(int argc, char **argv)
{
	g_autoptr(Variant) variant = variant_new();

	if (argc != 5 && argc != 6) {
		fputs("usage: ours whole|templates REPEAT FEED OUT [POSTS]\n", stderr);
		return 64;
	}
	g_autoptr(GPtrArray) posts = read_posts(argv[3]);
	const guint count = argc == 6 ? (guint)strtoul(argv[5], NULL, 10) : posts->len;
	g_autoptr(Draft) draft = make_draft(posts, count);
	json_t *view = make_view(draft);
	for (unsigned long i = strtoul(argv[2], NULL, 10); i > 0; i--) {
		if (strcmp(argv[1], "whole") == 0) {
			json_decref(view);
			view = make_view(draft);
		}
		render(view, variant);
	}
	g_autofree char *text = json_dumps(view, JSON_INDENT(1));
	put(argv[4], "view.json", text);
	put(argv[4], "mail.html", variant->html);
	put(argv[4], "mail.txt", variant->text);
	json_decref(view);
	return 0;
}
