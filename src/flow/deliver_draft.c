/* A draft as a test to oneself: the same bytes by the same way, and no journal. */
#include "flow/deliver.h"

#include "base/error.h"
#include "flow/carrier.h"
#include "flow/deliver_part.h"
#include "flow/login.h"
#include "mail/transport.h"

ComposeSender
deliver_sender(const Context *context, const Edition *edition)
{
	return (ComposeSender){
		.from = context->config->from,
		.from_name = edition->title,
		.contact = context->config->contact,
		.software = context->software,
		.one_click = context->config->one_click,
	};
}

/* The digest's zone as it is now: an edition keeps none, and a date is the same in most. */
static const char *
zone_of(const Context *context, const char *digest)
{
	const DigestSpec *spec = config_digest(context->config, digest);

	return spec == NULL ? NULL : spec->timezone;
}

ReaderWords *
deliver_words(const Context *context, const Edition *edition)
{
	const Variant *variant = edition->variants->len == 0
		? NULL
		: g_ptr_array_index(edition->variants, 0);

	return personal_words_new(variant == NULL ? NULL : variant->language,
		zone_of(context, edition->digest));
}

bool
deliver_check_relay(const Context *context, GError **error)
{
	if (context->config->relay == NULL) {
		error_set(error, ERROR_CONFIG_PERMANENT,
			"%s: there is no [smtp] section: mail cannot be sent (expected url = …)",
			context->config->path);
		return false;
	}
	return true;
}

bool
deliver_message(Context *context, const Prepared *prepared, const char *to, GBytes **message,
	GError **error)
{
	g_autoptr(Edition) edition = prepare_edition(context, prepared);
	ComposeSender sender = deliver_sender(context, edition);
	g_autoptr(Compose) compose = NULL;
	Delivery row = {
		.email = (char *)to,
		.format = MAIL_FORMAT_HTML,
		.token = (char *)VARIANT_NOBODY,
	};

	if (!compose_new(edition, edition_variant(edition, MAIL_FORMAT_HTML, 0), &sender, &compose,
		    error)) {
		return false;
	}
	g_autoptr(ReaderWords) words = deliver_words(context, edition);
	g_autofree char *why = personal_words_test(words);
	*message = compose_message(compose, &row, &(ComposeReader){ .why = why });
	return true;
}

typedef struct Test {
	Envelope envelope;
	bool was_given;
	Outcome outcome;
} Test;

static bool
test_next(void *data, Envelope *envelope)
{
	Test *test = data;

	if (test->was_given) {
		return false;
	}
	test->was_given = true;
	*envelope = test->envelope;
	return true;
}

static void
test_ready(void *data, Envelope *const *envelopes, guint count, bool *may_go)
{
	(void)data;
	(void)envelopes;
	for (guint i = 0; i < count; i++) {
		may_go[i] = true;
	}
}

static void
test_done(void *data, const Envelope *envelope, const Outcome *outcome)
{
	Test *test = data;

	(void)envelope;
	test->outcome.kind = outcome->kind;
	test->outcome.detail = g_strdup(outcome->detail);
}

bool
deliver_test(Context *context, const Prepared *prepared, const char *to, GError **error)
{
	g_autoptr(GBytes) message = NULL;
	g_auto(Outcome) outcome = { 0 };

	if (!deliver_check_relay(context, error) || !login_load(context, "smtp", error)
		|| !deliver_message(context, prepared, to, &message, error)) {
		return false;
	}
	/* Until the transport says how it ended, it did not arrive. */
	Test test = {
		.outcome = { .kind = OUTCOME_TEMPORARY },
		.envelope = { .from = context->config->from, .to = to, .message = message },
	};
	TransportBatch batch = {
		.next = test_next, .ready = test_ready, .done = test_done, .data = &test
	};
	bool ran = carrier_run(context, &batch, error);
	outcome = test.outcome;
	if (ran && outcome.kind != OUTCOME_OK) {
		error_set(error,
			outcome.kind == OUTCOME_PERMANENT ? ERROR_MAIL_PERMANENT
							  : ERROR_MAIL_TEMPORARY,
			"%s: %s", to, outcome.detail != NULL ? outcome.detail : "not accepted");
		return false;
	}
	return ran;
}
