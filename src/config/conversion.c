#include "config/conversion.h"

#include <stdint.h>
#include <string.h>

#include "base/file.h"
#include "config/conversion_part.h"
#include "model/schedule.h"
#include "text/inifile.h"

static bool
fail(const Conversion *conversion, GError **error)
{
	return conversion_fail(conversion, "cannot be used here", NULL, error);
}

static bool
convert_text(const Conversion *conversion, GError **error)
{
	(void)error;
	return conversion_take_text(conversion, g_strdup(conversion->text));
}

static bool
convert_path(const Conversion *conversion, GError **error)
{
	(void)error;
	return conversion_take_text(conversion, file_resolve(conversion->folder, conversion->text));
}

static bool
convert_choice(const Conversion *conversion, GError **error)
{
	g_auto(GStrv) words = g_strsplit(conversion->option->choices, " ", 0);

	for (char **word = words; *word != NULL; word++) {
		if (g_ascii_strcasecmp(*word, conversion->text) == 0) {
			return conversion_take_text(conversion, g_strdup(*word));
		}
	}
	return conversion_fail(conversion, "is not one of the words that can stand here",
		inifile_suggest(conversion->text, (const char *const *)words), error);
}

static bool
convert_bool(const Conversion *conversion, GError **error)
{
	const bool is_yes = g_ascii_strcasecmp(conversion->text, "yes") == 0;
	bool *field = conversion->field;

	if (!is_yes && g_ascii_strcasecmp(conversion->text, "no") != 0) {
		return fail(conversion, error);
	}
	if (field != NULL) {
		*field = is_yes;
	}
	return true;
}

static bool
convert_integer(const Conversion *conversion, GError **error)
{
	const Option *option = conversion->option;
	gint64 number = 0;
	int *field = conversion->field;

	if (!g_ascii_string_to_signed(conversion->text, 10, option->least, option->most, &number,
		    NULL)) {
		return fail(conversion, error);
	}
	if (field != NULL) {
		*field = (int)number;
	}
	return true;
}

static bool
convert_duration(const Conversion *conversion, GError **error)
{
	static const struct {
		const char *name;
		int64_t seconds;
	} units[] = { { "s", 1 }, { "min", 60 }, { "h", 3600 }, { "d", 86400 } };
	const Option *option = conversion->option;
	const gsize digits = strspn(conversion->text, "0123456789");
	g_autofree char *number = g_strndup(conversion->text, digits);
	g_autofree char *unit = g_strstrip(g_strdup(conversion->text + digits));
	guint64 count = 0;
	int64_t *field = conversion->field;

	for (guint i = 0; i < G_N_ELEMENTS(units); i++) {
		if (g_ascii_strcasecmp(unit, units[i].name) != 0
			|| !g_ascii_string_to_unsigned(number, 10, 0, G_MAXINT32, &count, NULL)) {
			continue;
		}
		const int64_t seconds = (int64_t)count * units[i].seconds;
		if (seconds < option->least || seconds > option->most) {
			return conversion_fail(conversion, "is out of range", NULL, error);
		}
		if (field != NULL) {
			*field = seconds;
		}
		return true;
	}
	return fail(conversion, error);
}

static bool
convert_schedule(const Conversion *conversion, GError **error)
{
	Schedule schedule;
	Schedule *field = conversion->field;

	if (!schedule_parse(conversion->text, &schedule, error)) {
		return false;
	}
	if (field != NULL) {
		*field = schedule;
	}
	return true;
}

typedef bool (*Convert)(const Conversion *conversion, GError **error);

static const Convert converters[] = {
	[OPTION_TEXT] = convert_text,
	[OPTION_LIST] = conversion_list,
	[OPTION_TAGS] = conversion_tags,
	[OPTION_TAG] = conversion_tag,
	[OPTION_ADDRESS] = conversion_address,
	[OPTION_ADDRESSES] = conversion_addresses,
	[OPTION_URL] = conversion_url,
	[OPTION_RELAY] = conversion_relay,
	[OPTION_HOST] = conversion_host,
	[OPTION_PATH] = convert_path,
	[OPTION_PATHS] = conversion_paths,
	[OPTION_COMMAND] = conversion_command,
	[OPTION_INTEGER] = convert_integer,
	[OPTION_DURATION] = convert_duration,
	[OPTION_CHOICE] = convert_choice,
	[OPTION_BOOL] = convert_bool,
	[OPTION_SCHEDULE] = convert_schedule,
	[OPTION_ZONE] = conversion_zone,
	[OPTION_RULE] = conversion_rule,
	[OPTION_LANGUAGE] = conversion_language,
	[OPTION_NAME] = conversion_name,
};

bool
conversion_apply(const Option *option, const char *text, const char *folder, void *field,
	GError **error)
{
	const Conversion conversion = {
		.option = option,
		.text = text,
		.folder = folder,
		.field = field,
	};

	if (*text == '\0') {
		return conversion_fail(&conversion, "there is no value", NULL, error);
	}
	return converters[option->type](&conversion, error);
}
