#include "import/dagcbor.h"

#include "text/jsontext.h"

#include <cbor.h>
#include <string.h>

#define TAG_LINK 42

/* ---- walking ---- */

typedef struct Frame {
	guint64 left; /* values that are to come, the keys of a map too */
	bool is_map;
} Frame;

typedef struct Walk {
	Frame frames[DAGCBOR_DEPTH_MAX];
	guint depth;
	bool is_link; /* the tag of one has come */
	bool is_done; /* the outermost value has ended */
	bool is_bad;
	DagSink sink;
	void *context;
} Walk;

static void
tell(Walk *walk, DagEvent event)
{
	event.depth = walk->depth;
	walk->sink(walk->context, &event);
}

/* A value has ended, and with it all that it was the last of. */
static void
end_value(Walk *walk)
{
	while (walk->depth > 0) {
		Frame *frame = &walk->frames[walk->depth - 1];

		frame->left--;
		if (frame->left > 0) {
			return;
		}
		walk->depth--;
		tell(walk, (DagEvent){ .kind = DAG_END });
	}
	walk->is_done = true;
}

static bool
is_key_next(const Walk *walk)
{
	const Frame *frame = walk->depth > 0 ? &walk->frames[walk->depth - 1] : NULL;

	return frame != NULL && frame->is_map && frame->left % 2 == 0;
}

/* Keys are text, and a link's tag stands before bytes alone. */
static void
take(Walk *walk, DagEvent event)
{
	if (walk->is_done || is_key_next(walk) || walk->is_link) {
		walk->is_bad = true;
		return;
	}
	tell(walk, event);
	end_value(walk);
}

static void
take_integer(void *context, guint64 value, bool is_negative)
{
	if (value > G_MAXINT64) {
		((Walk *)context)->is_bad = true;
		return;
	}
	take(context,
		(DagEvent){ .kind = DAG_INTEGER,
			.integer = is_negative ? -1 - (int64_t)value : (int64_t)value });
}

#define TAKE_INTEGER(bits) \
	static void take_uint##bits(void *context, uint##bits##_t value) \
	{ \
		take_integer(context, value, false); \
	} \
	static void take_negint##bits(void *context, uint##bits##_t value) \
	{ \
		take_integer(context, value, true); \
	}

TAKE_INTEGER(8)
TAKE_INTEGER(16)
TAKE_INTEGER(32)
TAKE_INTEGER(64)

static void
take_text(void *context, cbor_data data, size_t length)
{
	Walk *walk = context;
	DagEvent event = { .kind = DAG_TEXT, .bytes = (const char *)data, .length = length };

	if (!g_utf8_validate_len(event.bytes, length, NULL)) {
		walk->is_bad = true;
	} else if (is_key_next(walk) && !walk->is_link) {
		event.kind = DAG_KEY;
		tell(walk, event);
		walk->frames[walk->depth - 1].left--;
	} else {
		take(walk, event);
	}
}

/* A link is the tag and bytes, the first of which is 0. */
static void
take_bytes(void *context, cbor_data data, size_t length)
{
	Walk *walk = context;
	const bool is_link = walk->is_link;

	walk->is_link = false;
	if (is_link && (length < 2 || data[0] != 0)) {
		walk->is_bad = true;
		return;
	}
	take(walk,
		(DagEvent){ .kind = is_link ? DAG_LINK : DAG_BYTES,
			.bytes = (const char *)data + (is_link ? 1 : 0),
			.length = length - (is_link ? 1 : 0) });
}

static void
open_frame(Walk *walk, bool is_map, guint64 count)
{
	if (walk->is_done || is_key_next(walk) || walk->is_link || walk->depth >= DAGCBOR_DEPTH_MAX
		|| count > G_MAXUINT32) {
		walk->is_bad = true;
		return;
	}
	tell(walk, (DagEvent){ .kind = is_map ? DAG_MAP : DAG_ARRAY });
	if (count == 0) {
		tell(walk, (DagEvent){ .kind = DAG_END });
		end_value(walk);
		return;
	}
	walk->frames[walk->depth++] = (Frame){ is_map ? count * 2 : count, is_map };
}

static void
take_array(void *context, size_t count)
{
	open_frame(context, false, count);
}

static void
take_map(void *context, size_t count)
{
	open_frame(context, true, count);
}

static void
take_tag(void *context, uint64_t tag)
{
	Walk *walk = context;

	if (tag != TAG_LINK || walk->is_link || is_key_next(walk)) {
		walk->is_bad = true;
	}
	walk->is_link = true;
}

static void
take_bool(void *context, bool value)
{
	take(context, (DagEvent){ .kind = DAG_BOOL, .integer = value ? 1 : 0 });
}

static void
take_null(void *context)
{
	take(context, (DagEvent){ .kind = DAG_NULL });
}

static void
take_double(void *context, double value)
{
	take(context, (DagEvent){ .kind = DAG_REAL, .real = value });
}

static void
take_float(void *context, float value)
{
	take_double(context, (double)value);
}

/* What the format forbids: lengths that are told at the end, and undefined. */
static void
refuse(void *context)
{
	((Walk *)context)->is_bad = true;
}

static const struct cbor_callbacks callbacks = {
	.uint8 = take_uint8,
	.uint16 = take_uint16,
	.uint32 = take_uint32,
	.uint64 = take_uint64,
	.negint8 = take_negint8,
	.negint16 = take_negint16,
	.negint32 = take_negint32,
	.negint64 = take_negint64,
	.byte_string_start = refuse,
	.byte_string = take_bytes,
	.string = take_text,
	.string_start = refuse,
	.indef_array_start = refuse,
	.array_start = take_array,
	.indef_map_start = refuse,
	.map_start = take_map,
	.tag = take_tag,
	.float2 = take_float,
	.float4 = take_float,
	.float8 = take_double,
	.undefined = refuse,
	.null = take_null,
	.boolean = take_bool,
	.indef_break = refuse,
};

bool
dagcbor_walk(const char *bytes, gsize length, DagSink sink, void *context)
{
	Walk walk = { .sink = sink, .context = context };
	gsize at = 0;

	while (at < length && !walk.is_bad && !walk.is_done) {
		const struct cbor_decoder_result result = cbor_stream_decode((cbor_data)bytes + at,
			length - at, &callbacks, &walk);

		if (result.status != CBOR_DECODER_FINISHED) {
			return false;
		}
		at += result.read;
	}
	return walk.is_done && !walk.is_bad && at == length;
}

/* ---- JSON ---- */

typedef struct Builder {
	json_t *stack[DAGCBOR_DEPTH_MAX + 1]; /* borrowed from their outer one, the first owned */
	char *keys[DAGCBOR_DEPTH_MAX + 1];    /* owned: of the value that comes next */
	guint depth;
	json_t *whole; /* owned */
} Builder;

static char *
text_of(const DagEvent *event)
{
	char *text = g_strndup(event->bytes, event->length);

	for (gsize i = 0; i < event->length; i++) {
		text[i] = event->bytes[i] != '\0' ? event->bytes[i] : ' ';
	}
	return text;
}

static json_t *
value_of(const DagEvent *event)
{
	g_autofree char *text = NULL;

	switch (event->kind) {
	case DAG_MAP:
		return json_object();
	case DAG_ARRAY:
		return json_array();
	case DAG_TEXT:
		text = text_of(event);
		return jsontext_text(text);
	case DAG_LINK:
		text = dagcbor_cid_text(event->bytes, event->length);
		return jsontext_object("$link", jsontext_text(text), NULL);
	case DAG_INTEGER:
		return json_integer(event->integer);
	case DAG_REAL: {
		json_t *real = json_real(event->real);
		return real != NULL ? real : json_null();
	}
	case DAG_BOOL:
		return json_boolean(event->integer != 0);
	default:
		return json_null();
	}
}

static void
put(Builder *builder, json_t *value)
{
	json_t *outer = builder->depth > 0 ? builder->stack[builder->depth - 1] : NULL;

	if (outer == NULL) {
		builder->whole = value;
	} else if (json_is_array(outer)) {
		json_array_append_new(outer, value);
	} else {
		json_object_set_new(outer, builder->keys[builder->depth - 1], value);
	}
}

static void
build(void *context, const DagEvent *event)
{
	Builder *builder = context;

	if (event->kind == DAG_KEY) {
		g_free(builder->keys[builder->depth - 1]);
		builder->keys[builder->depth - 1] = text_of(event);
		return;
	}
	if (event->kind == DAG_END) {
		builder->depth--;
		return;
	}
	json_t *value = value_of(event);
	put(builder, value);
	if (event->kind == DAG_MAP || event->kind == DAG_ARRAY) {
		builder->stack[builder->depth++] = value;
	}
}

json_t *
dagcbor_json(const char *bytes, gsize length)
{
	Builder builder = { .depth = 0 };
	const bool is_read = dagcbor_walk(bytes, length, build, &builder);

	for (gsize i = 0; i < G_N_ELEMENTS(builder.keys); i++) {
		g_free(builder.keys[i]);
	}
	if (!is_read) {
		json_decref(builder.whole);
		return NULL;
	}
	return builder.whole;
}

/* ---- names ---- */

char *
dagcbor_cid_text(const char *cid, gsize length)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";
	GString *text = g_string_new("b");
	guint bits = 0, value = 0;

	for (gsize i = 0; i < length; i++) {
		value = (value << 8) | (guchar)cid[i];
		bits += 8;
		while (bits >= 5) {
			bits -= 5;
			g_string_append_c(text, letters[(value >> bits) & 31]);
		}
		value &= (1U << bits) - 1;
	}
	if (bits > 0) {
		g_string_append_c(text, letters[(value << (5 - bits)) & 31]);
	}
	return g_string_free(text, FALSE);
}

bool
dagcbor_is_text(const DagEvent *event, const char *text)
{
	return event->length == strlen(text) && memcmp(event->bytes, text, event->length) == 0;
}
