/*
 * Replays a corpus through one fuzz target, without a fuzzer: `fuzz_NOUN [FILE-OR-FOLDER...]`.
 *
 * Without arguments it takes tests/fuzz/corpus/NOUN. One TAP line for each file; a target that is
 * wrong ends the process by itself (assert, sanitizer), and the file in hand was named just before.
 */
#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int
compare_names(gconstpointer left, gconstpointer right)
{
	return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* A file, or every file below a folder in the order of their names. */
static void
collect_files(const char *path, GPtrArray *files)
{
	g_autoptr(GDir) folder = g_dir_open(path, 0, NULL);
	if (folder == NULL) {
		g_ptr_array_add(files, g_strdup(path));
		return;
	}
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
	const char *name = g_dir_read_name(folder);
	while (name != NULL) {
		g_ptr_array_add(names, g_build_filename(path, name, NULL));
		name = g_dir_read_name(folder);
	}
	g_ptr_array_sort(names, compare_names);
	for (guint i = 0; i < names->len; i++) {
		collect_files(g_ptr_array_index(names, i), files);
	}
}

/* The bytes go into an allocation of exactly their size, so that a sanitizer sees a read beyond. */
static bool
replay_file(const char *path)
{
	g_autofree char *text = NULL;
	gsize length = 0;
	if (!g_file_get_contents(path, &text, &length, NULL)) {
		return false;
	}
	uint8_t *bytes = malloc(length);
	if (length > 0) {
		memcpy(bytes, text, length);
	}
	LLVMFuzzerTestOneInput(bytes, length);
	free(bytes);
	return true;
}

int
main(int argc, char **argv)
{
	g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func(g_free);
	if (argc > 1) {
		for (int i = 1; i < argc; i++) {
			collect_files(argv[i], files);
		}
	} else {
		g_autofree char *program = g_path_get_basename(argv[0]);
		const char *noun = g_str_has_prefix(program, "fuzz_") ? program + 5 : program;
		g_autofree char *corpus = g_build_filename("tests/fuzz/corpus", noun, NULL);
		collect_files(corpus, files);
	}
	bool all_read = true;
	for (guint i = 0; i < files->len; i++) {
		const char *path = g_ptr_array_index(files, i);
		printf("# %s\n", path);
		fflush(stdout);
		bool was_read = replay_file(path);
		all_read = all_read && was_read;
		printf("%s %u - %s\n", was_read ? "ok" : "not ok", i + 1, path);
	}
	printf("1..%u\n", files->len);
	return all_read && files->len > 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
