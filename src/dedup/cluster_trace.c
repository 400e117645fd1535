#include "dedup/cluster_trace.h"

#include "dedup/cluster_numbers.h"
#include "dedup/cluster_words.h"

#include <string.h>

/* A piece, and how many of them a window has: what is shared of CLUSTER_WORDS_BYTES_MIN bytes or
 * more is found. */
#define PIECE_BYTES 12
#define WINDOW (CLUSTER_WORDS_BYTES_MIN - PIECE_BYTES + 1)
/* A short text has more of them, since one word in it that the other has not leaves no stretch so
 * long. What is least in a window is least in each smaller one, so that long texts still meet it.
 */
#define SHORT_BYTES 100
#define SHORT_WINDOW 8

static guint64
piece_at(const char *at)
{
	guint64 head, tail = 0;

	memcpy(&head, at, sizeof(head));
	memcpy(&tail, at + sizeof(head), PIECE_BYTES - sizeof(head));
	head = (head ^ (tail << 29) ^ tail) * G_GUINT64_CONSTANT(0x9e3779b97f4a7c15);
	head ^= head >> 31;
	return head * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
}

static void
add_trace(guint64 piece, guint32 author, GArray *traces)
{
	guint64 number = piece ^ (((guint64)author + 1) * G_GUINT64_CONSTANT(0x94d049bb133111eb));

	number ^= number >> 30;
	g_array_append_val(traces, number);
}

/* The last of the least ones of a window of pieces that begins at @from. */
static gsize
least_of(const char *words, gsize from, gsize window)
{
	gsize least = from;

	for (gsize i = from + 1; i < from + window; i++) {
		least = piece_at(words + i) <= piece_at(words + least) ? i : least;
	}
	return least;
}

void
cluster_trace(const char *words, guint32 author, GArray *traces)
{
	const gsize length = strlen(words);
	const gsize window = length < SHORT_BYTES ? SHORT_WINDOW : WINDOW;
	gsize least = 0;

	if (length == 0) {
		return;
	}
	if (length < CLUSTER_WORDS_BYTES_MIN) {
		add_trace(cluster_hash(20, words, length), author, traces);
		return;
	}
	for (gsize from = 0; from + window + PIECE_BYTES - 1 <= length; from++) {
		const gsize next = from + window - 1;
		gsize found = least;

		if (from == 0 || least < from) {
			found = least_of(words, from, window);
		} else if (piece_at(words + next) <= piece_at(words + least)) {
			found = next;
		}
		if (from == 0 || found != least) {
			add_trace(piece_at(words + found), author, traces);
		}
		least = found;
	}
}
