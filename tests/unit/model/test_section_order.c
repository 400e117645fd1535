#include "model/section_order.h"

#include "base/error.h"

#include <string.h>

typedef struct OrderRow {
	const char *text, *want; /* kinds, or what the error says */
	bool is_good;
} OrderRow;

static const OrderRow order_rows[] = {
	{ "talked chats stories tags waiting welcome", "talked chat stories tag waiting welcome",
		true },
	{ " Tags,  WELCOME ", "tag welcome", true },
	{ "tags", "tag", true },
	{ "tags polls", "\"polls\" is no section (expected talked, chats, stories, tags", false },
	{ "tags talked tags", "tags stands twice", false },
	{ "talked waiting", "tags is missing", false },
	{ "", "tags is missing", false },
};

static void
test_orders(void)
{
	for (gsize i = 0; i < G_N_ELEMENTS(order_rows); i++) {
		const OrderRow *row = &order_rows[i];
		g_autoptr(GError) error = NULL;
		GString *got = g_string_new(NULL);
		SectionOrder order = section_order_standard();

		g_assert_true(section_order_parse(row->text, &order, &error) == row->is_good);
		for (guint k = 0; k < order.length; k++) {
			g_string_append_printf(got, "%s%s", k > 0 ? " " : "",
				draft_section_name(order.kinds[k]));
		}
		if (row->is_good) {
			g_assert_cmpstr(got->str, ==, row->want);
		} else {
			g_assert_error(error, TAGDIGEST_ERROR, ERROR_CONFIG_PERMANENT);
			g_assert_nonnull(strstr(error->message, row->want));
			g_assert_cmpuint(order.length, ==, DRAFT_SECTION_KINDS);
		}
		g_string_free(got, TRUE);
	}
}

int
main(int argc, char **argv)
{
	g_test_init(&argc, &argv, NULL);
	g_test_add_func("/section-order", test_orders);
	return g_test_run();
}
