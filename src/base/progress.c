#include "base/progress.h"

#include "base/clean.h"
#include "base/now.h"

#define SHOWN_MS_MIN 200 /* between two looks of a bar */
#define BAR_CELLS 20
#define WHOLE 100
#define MS_IN_S 1000
#define MB_BYTES 1e6

void
progress_show(const Progress *progress, const char *format, ...)
{
	va_list arguments;

	if (progress == NULL || progress->show == NULL) {
		return;
	}
	va_start(arguments, format);
	g_autofree char *line = g_strdup_vprintf(format, arguments);
	va_end(arguments);
	g_autofree char *clean = clean_text(line, CLEAN_ONE_LINE, G_MAXSIZE);
	progress->show(progress->data, clean);
}

void
progress_clear(const Progress *progress)
{
	if (progress != NULL && progress->show != NULL) {
		progress->show(progress->data, NULL);
	}
}

/* ---- bars ------------------------------------------------------------------------------------ */

void
progress_bar_begin(ProgressBar *bar, const char *what, int64_t size, int64_t at)
{
	*bar = (ProgressBar){ .what = g_strdup(what),
		.size = MAX(size, 1),
		.begun_at = at,
		.begun_ms = now_monotonic_ms() };
}

void
progress_bar_clear(ProgressBar *bar)
{
	g_clear_pointer(&bar->what, g_free);
}

/* @return owned: "2:05 left"; "" before anybody can tell. */
static char *
time_left(const ProgressBar *bar, int64_t at, int64_t took_ms)
{
	const int64_t done = at - bar->begun_at;

	if (done <= 0 || took_ms < MS_IN_S) {
		return g_strdup("");
	}
	const int64_t left_s = (int64_t)((double)(bar->size - at) / (double)done * (double)took_ms
		/ MS_IN_S);
	return g_strdup_printf(", %.1f MB/s, %" G_GINT64_FORMAT ":%02d left",
		(double)done / MB_BYTES / ((double)took_ms / MS_IN_S), left_s / MINUTE_S,
		(int)(left_s % MINUTE_S));
}

void
progress_bar_show(const Progress *progress, ProgressBar *bar, int64_t at)
{
	const int64_t time_ms = now_monotonic_ms();
	char cells[BAR_CELLS + 1] = { 0 };

	if (progress == NULL || progress->show == NULL
		|| (bar->shown_ms != 0 && time_ms - bar->shown_ms < SHOWN_MS_MIN)) {
		return;
	}
	bar->shown_ms = time_ms;
	at = CLAMP(at, 0, bar->size);
	const double part = (double)at / (double)bar->size;
	for (int i = 0; i < BAR_CELLS; i++) {
		cells[i] = i < (int)(part * BAR_CELLS) ? '#' : '.';
	}
	g_autofree char *left = time_left(bar, at, time_ms - bar->begun_ms);
	progress_show(progress, "%s [%s] %d %%%s", bar->what, cells, (int)(part * WHOLE), left);
}
