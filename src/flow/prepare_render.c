/* A draft as its readers see it. */
#include "flow/prepare_render.h"

#include "digest/section.h"
#include "flow/prepare_places.h"
#include "mail/compose.h"
#include "render/mail_html.h"
#include "render/mail_text.h"
#include "render/view.h"

#include <string.h>

static Variant *
new_variant(const Draft *draft, MailFormat format, const json_t *view)
{
	Variant *variant = variant_new();

	variant->language = g_strdup(draft->language);
	variant->format = format;
	variant->subject = view_subject(view);
	return variant;
}

static char *
order_url(const Draft *draft, const char *order)
{
	return compose_order_url(draft->contact, order, draft->digest, "");
}

/* Owned; NULL: the digest comes once a month anyway. */
static char *
other_course_url(const Draft *draft)
{
	switch (draft->frequency) {
	case SCHEDULE_MONTHLY:
	case SCHEDULE_AFTER_CHAT:
		return NULL;
	case SCHEDULE_BY_MONTH:
		return order_url(draft, "weekly");
	default:
		return order_url(draft, "monthly");
	}
}

/* Owned; NULL: no chat comes alone, or nobody who gets this would have any. */
static char *
chats_url(const Draft *draft)
{
	return draft->after == NULL || draft->frequency == SCHEDULE_BY_MONTH
		? NULL
		: order_url(draft, draft_is_to_chats(draft) ? "weekly" : "chats");
}

/* View and HTML of a draft as it stands, which is what has a size. */
static bool
render_html(Prepared *prepared, GError **error)
{
	const Draft *draft = prepared->draft;
	g_autofree char *way_out = order_url(draft, "unsubscribe");
	g_autofree char *other = draft->is_by_mail ? other_course_url(draft) : NULL;
	g_autofree char *chats = draft->is_by_mail ? chats_url(draft) : NULL;
	g_autofree char *pause = draft->is_by_mail ? order_url(draft, "pause") : NULL;
	const ViewOptions options = {
		.unsubscribe_url = way_out,
		.course_url = other,
		.chats_url = chats,
		.pause_url = pause,
	};
	json_auto_t *view = NULL;

	if (!view_new(draft, &options, &view, error)) {
		return false;
	}
	g_autoptr(Variant) html = new_variant(draft, MAIL_FORMAT_HTML, view);
	if (!mail_html_render(view, html, error)) {
		return false;
	}
	variant_free(prepared->html);
	prepared->html = g_steal_pointer(&html);
	g_clear_pointer(&prepared->view, json_decref);
	prepared->view = g_steal_pointer(&view);
	return true;
}

/* The text of what is shown; the same in both formats. */
static bool
render_text(Prepared *prepared, GError **error)
{
	Variant *html = prepared->html;

	if (!mail_text_render(prepared->view, html, error)) {
		return false;
	}
	prepared->text = new_variant(prepared->draft, MAIL_FORMAT_TEXT, prepared->view);
	variant_set_text(prepared->text, g_strdup(html->text), g_array_copy(html->text_places));
	return true;
}

/* Cut half of what the excess comes to, so that a thousand posts take few renderings. */
static bool
cut_some(const Prepared *prepared, const PrepareCutter *cutter)
{
	gsize size = strlen(prepared->html->html);
	gsize shown = (gsize)draft_posts_shown(prepared->draft);
	gsize count = MAX(shown * (size - MAIL_HTML_BYTES_MAX) / size / 2, 1);

	if (cutter == NULL
		|| !section_cut(prepared->draft, cutter->digest, &cutter->room, (guint)count)) {
		return false;
	}
	prepare_places(cutter->config, cutter->digest, prepared->draft);
	return true;
}

/* View and HTML of as many posts as a mail can hold. @cutter: NULL: what was decided stays. */
static bool
render_to_size(Prepared *prepared, const PrepareCutter *cutter, GError **error)
{
	bool is_rendered = render_html(prepared, error);

	while (is_rendered && strlen(prepared->html->html) > MAIL_HTML_BYTES_MAX
		&& cut_some(prepared, cutter)) {
		is_rendered = render_html(prepared, error);
	}
	return is_rendered;
}

bool
prepare_render(Prepared *prepared, const PrepareCutter *cutter, GError **error)
{
	if (!render_to_size(prepared, cutter, error) || !render_text(prepared, error)) {
		return false;
	}
	prepared->hash = draft_hash(prepared->draft);
	return true;
}

bool
prepare_variants(const Draft *draft, unsigned apart, GPtrArray *variants, GError **error)
{
	Draft *left = draft_apart(draft, apart, error);
	g_autoptr(Prepared) made = NULL;

	if (left == NULL || !prepare_again(left, &made, error)) {
		return false;
	}
	made->html->apart = apart;
	made->text->apart = apart;
	g_ptr_array_add(variants, g_steal_pointer(&made->html));
	g_ptr_array_add(variants, g_steal_pointer(&made->text));
	return true;
}

bool
prepare_again(Draft *draft, Prepared **prepared, GError **error)
{
	g_autoptr(Prepared) made = g_new0(Prepared, 1);

	made->draft = draft;
	if (!prepare_render(made, NULL, error)) {
		return false;
	}
	*prepared = g_steal_pointer(&made);
	return true;
}

void
prepared_free(Prepared *prepared)
{
	draft_free(prepared->draft);
	g_clear_pointer(&prepared->filtered, g_ptr_array_unref);
	g_clear_pointer(&prepared->view, json_decref);
	variant_free(prepared->html);
	variant_free(prepared->text);
	g_free(prepared->hash);
	g_free(prepared);
}
