/*
 * ours POSTS TAGS PATTERNS: the program's own search over each line of POSTS: whether it has one of
 * the hashtags, and whether the rules exclude it, all of them and with the reason. It counts the
 * posts of which one or the other is so.
 */
#include "filter/rule.h"
#include "model/digest_spec.h"
#include "text/hashtag_glance.h"

#include "../lines.h"

static void
read_spec(DigestSpec *spec, const char *tags, const char *patterns)
{
	g_autofree char *bytes = lines_read(tags);
	g_autofree char *rules = lines_read(patterns);
	char *at = bytes;

	for (char *line = lines_next(&at); line != NULL; line = lines_next(&at)) {
		g_ptr_array_add(spec->tags, hashtag_new(line));
	}
	at = rules;
	for (char *line = lines_next(&at); line != NULL; line = lines_next(&at)) {
		g_ptr_array_add(spec->exclude, g_strdup(line));
	}
}

static bool
has_tag(const DigestSpec *spec, const HashtagGlance *glance, const char *text)
{
	if (!hashtag_glance_text(glance, text)) {
		return false;
	}
	g_autoptr(GPtrArray) tags = hashtag_find(text);
	return digest_spec_tag_index(spec, tags) >= 0;
}

int
main(int argc, char **argv)
{
	g_autoptr(DigestSpec) spec = digest_spec_new();
	g_autoptr(RuleSet) rules = NULL;
	g_autoptr(Post) post = post_new();
	g_autoptr(GError) error = NULL;
	unsigned long posts = 0, hits = 0;

	if (argc != 4) {
		fputs("usage: ours POSTS TAGS PATTERNS\n", stderr);
		return 64;
	}
	read_spec(spec, argv[2], argv[3]);
	if (!rule_set_new(spec->include, spec->exclude, &rules, &error)) {
		fprintf(stderr, "ours: %s\n", error->message);
		return 1;
	}
	g_autoptr(HashtagGlance) glance = hashtag_glance_new(spec->tags);
	g_autofree char *bytes = lines_read(argv[1]);
	char *at = bytes;
	for (char *line = lines_next(&at); line != NULL; line = lines_next(&at)) {
		g_autofree char *reason = NULL;

		post->text = line;
		const bool is_tagged = has_tag(spec, glance, line);
		const bool is_excluded = !rule_set_judge(rules, post, &reason);
		posts++;
		hits += is_tagged || is_excluded;
	}
	post->text = NULL;
	printf("%lu posts, %lu hit\n", posts, hits);
	return 0;
}
