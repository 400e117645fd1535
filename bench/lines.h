/* A file of lines in memory, for the programs of the bench: read whole, cut at the line feeds. */
#ifndef BENCH_LINES_H
#define BENCH_LINES_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* The bytes of the file, ended by NUL; the process ends when there are none. */
static inline char *
lines_read(const char *path)
{
	struct stat facts;
	FILE *file = fopen(path, "rb");
	char *bytes = NULL;

	if (file != NULL && fstat(fileno(file), &facts) == 0) {
		bytes = malloc((size_t)facts.st_size + 1);
	}
	if (bytes == NULL
		|| fread(bytes, 1, (size_t)facts.st_size, file) != (size_t)facts.st_size) {
		perror(path);
		exit(1);
	}
	bytes[facts.st_size] = '\0';
	fclose(file);
	return bytes;
}

/* Ends the line at @at, and moves @at behind it; NULL when there is none. */
static inline char *
lines_next(char **at)
{
	char *line = *at;
	char *end = strchr(line, '\n');

	if (end == NULL) {
		return NULL;
	}
	*end = '\0';
	*at = end + 1;
	return line;
}

#endif
