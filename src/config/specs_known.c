/* What sections are judged by that are read behind those of digests. */
#include "config/specs_part.h"

#include "text/spelling.h"
#include "text/zone.h"

void
specs_judge_tags(Sections *sections, const IniValue *value, const GPtrArray *written,
	const HashtagSet *known)
{
	for (guint i = 0; i < written->len && known->tags->len > 0; i++) {
		const Hashtag *tag = g_ptr_array_index(written, i);

		if (!hashtag_set_has(known, tag->key)) {
			const char *near = hashtag_set_nearest(known, tag->display);

			sections_complain(sections, value,
				"no digest has %s (expected tags of a digest%s%s%s)", tag->display,
				near != NULL ? "; did you mean " : "", near != NULL ? near : "",
				near != NULL ? "?" : "");
		}
	}
}

char *
specs_usual_zone(const Config *config)
{
	const DigestSpec *first = config->digests->len > 0 ? g_ptr_array_index(config->digests, 0)
							   : NULL;

	return first != NULL ? g_strdup(first->timezone) : zone_of_system();
}
