#include "flow/context.h"

#include "base/error.h"
#include "flow/ingest.h"

bool
context_rules(Context *context, const Ingest **rules, GError **error)
{
	if (context->rules == NULL && !ingest_new(context->config, &context->rules, error)) {
		return false;
	}
	*rules = context->rules;
	return true;
}

void
context_clear(Context *context)
{
	g_clear_pointer(&context->rules, ingest_free);
	g_clear_pointer(&context->ways, way_keys_free);
}

const DigestSpec *
context_digest(const Context *context, const char *name, GError **error)
{
	const Config *config = context->config;

	if (name == NULL && config->digests->len == 1) {
		return g_ptr_array_index(config->digests, 0);
	}
	const DigestSpec *digest = name != NULL ? config_digest(config, name) : NULL;
	if (digest == NULL && name == NULL) {
		error_set(error, ERROR_USAGE_PERMANENT, "%s has several digests: say which",
			config->path);
	} else if (digest == NULL) {
		error_set(error, ERROR_USAGE_PERMANENT, "there is no [digest %s] in %s", name,
			config->path);
	}
	return digest;
}

bool
context_tells(const Context *context, const DigestSpec *digest)
{
	return context->config->inbox != NULL || digest->review != DIGEST_REVIEW_NONE;
}
