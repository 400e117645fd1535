#include "import/bluesky_car_tree.h"

#include "base/prefix.h"
#include "import/dagcbor.h"

#include <string.h>

#define POSTS "app.bsky.feed.post/"
/* All that is kept of a tree: a repository of a million posts has 30 MB of it. */
#define TREE_BYTES_MAX ((gsize)40 * 1024 * 1024)
#define KEY_BYTES_MAX 1024
/* Most keys are such: the time, in 13 letters that sort (atproto.com/specs/tid). */
#define TID_LETTERS "234567abcdefghijklmnopqrstuvwxyz"
#define TID_LENGTH 13

/* A node, and where its own begin among all. */
typedef struct Node {
	CarId id;
	guint32 first_child, child_count;
	guint32 first_post, post_count;
	bool is_reached;
} Node;

/* A post: its key is a TID's number, or with the first bit set the place of a text in `texts`. */
typedef struct Name {
	CarId id;
	guint64 key;
} Name;

#define KEY_IS_TEXT ((guint64)1 << 63)
/* A name that does not count. */
#define KEY_DROPPED G_MAXUINT64

/* A record that there is one of. */
typedef struct Single {
	const char *name; /* static */
	CarId id;
	CarId node; /* which names it */
} Single;

static const char *const single_names[] = { "app.bsky.actor.profile/self",
	"org.user-intents.declaration/self" };

struct CarTree {
	GArray *nodes;    /* of Node */
	GArray *children; /* of CarId */
	GArray *posts;    /* of Name */
	GPtrArray *texts; /* of char* */
	GArray *singles;  /* of Single, of all nodes; then of those that count */
	gsize text_bytes;
	GByteArray *taken; /* for each post a byte: it was handed out */
	guint left;
};

CarTree *
car_tree_new(void)
{
	CarTree *tree = g_new0(CarTree, 1);

	tree->nodes = g_array_new(FALSE, FALSE, sizeof(Node));
	tree->children = g_array_new(FALSE, FALSE, sizeof(CarId));
	tree->posts = g_array_new(FALSE, FALSE, sizeof(Name));
	tree->texts = g_ptr_array_new_with_free_func(g_free);
	tree->singles = g_array_new(FALSE, FALSE, sizeof(Single));
	tree->taken = g_byte_array_new();
	return tree;
}

void
car_tree_free(CarTree *tree)
{
	if (tree == NULL) {
		return;
	}
	g_array_unref(tree->nodes);
	g_array_unref(tree->children);
	g_array_unref(tree->posts);
	g_ptr_array_unref(tree->texts);
	g_array_unref(tree->singles);
	g_byte_array_unref(tree->taken);
	g_free(tree);
}

/* ---- keys ---- */

static bool
read_tid(const char *text, gsize length, guint64 *number)
{
	*number = 0;
	for (gsize i = 0; i < length; i++) {
		const char *letter = text[i] != '\0' ? strchr(TID_LETTERS, text[i]) : NULL;
		if (letter == NULL || length != TID_LENGTH
			|| (i == 0 && letter - TID_LETTERS > 7)) {
			return false;
		}
		*number = (*number << 5) | (guint64)(letter - TID_LETTERS);
	}
	return length == TID_LENGTH;
}

static guint64
key_of(CarTree *tree, const char *text, gsize length)
{
	guint64 number;

	if (read_tid(text, length, &number)) {
		return number;
	}
	g_ptr_array_add(tree->texts, g_strndup(text, length));
	tree->text_bytes += length + 3 * sizeof(char *);
	return KEY_IS_TEXT | (tree->texts->len - 1);
}

static char *
text_of(const CarTree *tree, guint64 key)
{
	char text[TID_LENGTH + 1] = { '\0' };

	if ((key & KEY_IS_TEXT) != 0) {
		return g_strdup(g_ptr_array_index(tree->texts, (guint)(key & ~KEY_IS_TEXT)));
	}
	for (gsize i = TID_LENGTH; i > 0; i--) {
		text[i - 1] = TID_LETTERS[key & 31];
		key >>= 5;
	}
	return g_strdup(text);
}

/* ---- a node: {"e": [{"k": suffix, "p": bytes of the one before, "t": node, "v": record}], "l":
 * node} ---- */

typedef struct NodeReading {
	CarTree *tree;
	CarId id;
	char key;      /* of the value that comes */
	GString *name; /* of the entry, after that of the one before */
	int64_t shared;
	GString *end; /* what comes behind the shared bytes */
	CarId record;
	bool has_record, is_bad;
} NodeReading;

static void
add_record(NodeReading *reading)
{
	CarTree *tree = reading->tree;
	const gsize prefix = strlen(POSTS);

	if (reading->shared < 0 || (gsize)reading->shared > reading->name->len
		|| (gsize)reading->shared + reading->end->len > KEY_BYTES_MAX
		|| !reading->has_record) {
		reading->is_bad = true;
		return;
	}
	g_string_truncate(reading->name, (gsize)reading->shared);
	g_string_append_len(reading->name, reading->end->str, (gssize)reading->end->len);
	if (prefix_stands_at(reading->name->str, POSTS)) {
		const Name name = { reading->record,
			key_of(tree, reading->name->str + prefix, reading->name->len - prefix) };
		g_array_append_val(tree->posts, name);
		return;
	}
	for (gsize i = 0; i < G_N_ELEMENTS(single_names); i++) {
		if (strcmp(reading->name->str, single_names[i]) == 0) {
			const Single single = { single_names[i], reading->record, reading->id };
			g_array_append_val(tree->singles, single);
		}
	}
}

static void
hear_link(NodeReading *reading, const DagEvent *event)
{
	CarId id;

	if (!car_id_of(event->bytes, event->length, &id)) {
		reading->is_bad = true;
	} else if (reading->key == 'v') {
		reading->record = id;
		reading->has_record = true;
	} else if (reading->key == 't' || reading->key == 'l') {
		g_array_append_val(reading->tree->children, id);
	}
}

static void
hear_event(void *context, const DagEvent *event)
{
	/* the node's own map, its list, and in that a map for each entry */
	static const guint entry_depth = 2;
	NodeReading *reading = context;

	if (reading->is_bad) {
		return;
	}
	switch (event->kind) {
	case DAG_KEY:
		reading->key = event->length == 1 ? event->bytes[0] : '\0';
		break;
	case DAG_MAP:
		reading->shared = -1;
		reading->has_record = false;
		g_string_truncate(reading->end, 0);
		break;
	case DAG_END:
		if (event->depth == entry_depth) {
			add_record(reading);
		}
		break;
	case DAG_LINK:
		hear_link(reading, event);
		break;
	case DAG_INTEGER:
		reading->shared = reading->key == 'p' ? event->integer : reading->shared;
		break;
	case DAG_BYTES:
		if (reading->key == 'k') {
			g_string_append_len(reading->end, event->bytes,
				(gssize)MIN(event->length, KEY_BYTES_MAX));
		}
		break;
	default:
		break;
	}
}

/* Maps of DAG-CBOR have their shortest keys first: no record of anybody begins so. */
bool
car_tree_is_node(const CarBlock *block)
{
	return block->is_dag_cbor && block->length >= 3
		&& (memcmp(block->bytes, "\xa2\x61\x65", 3) == 0);
}

static gsize
bytes_of(const CarTree *tree)
{
	return tree->nodes->len * sizeof(Node) + tree->children->len * sizeof(CarId)
		+ tree->posts->len * sizeof(Name) + tree->singles->len * sizeof(Single)
		+ tree->text_bytes;
}

bool
car_tree_hear(CarTree *tree, const CarBlock *block)
{
	g_autoptr(GString) name = g_string_new(NULL);
	g_autoptr(GString) suffix = g_string_new(NULL);
	NodeReading reading = { .tree = tree, .id = block->id, .name = name, .end = suffix };
	Node node = {
		.id = block->id, .first_child = tree->children->len, .first_post = tree->posts->len
	};
	const guint singles = tree->singles->len;

	if (!dagcbor_walk(block->bytes, block->length, hear_event, &reading) || reading.is_bad
		|| !car_is_whole(block)) {
		g_array_set_size(tree->children, node.first_child);
		g_array_set_size(tree->posts, node.first_post);
		g_array_set_size(tree->singles, singles);
		return true;
	}
	node.child_count = tree->children->len - node.first_child;
	node.post_count = tree->posts->len - node.first_post;
	g_array_append_val(tree->nodes, node);
	return bytes_of(tree) <= TREE_BYTES_MAX;
}

/* ---- sorting: in place, as there is no room for a second copy ---- */

#define ROW_BYTES_MAX 64

/* Nodes and names begin with it. */
static CarId
id_at(const GArray *rows, guint size, guint index)
{
	CarId id;

	memcpy(&id, rows->data + (gsize)index * size, sizeof(id));
	return id;
}

static void
swap(GArray *rows, guint size, guint one, guint other)
{
	char room[ROW_BYTES_MAX];
	char *a = rows->data + (gsize)one * size, *b = rows->data + (gsize)other * size;

	memcpy(room, a, size);
	memcpy(a, b, size);
	memcpy(b, room, size);
}

static void
sift_down(GArray *rows, guint size, guint root, guint count)
{
	for (guint child = 2 * root + 1; child < count; child = 2 * root + 1) {
		if (child + 1 < count && id_at(rows, size, child) < id_at(rows, size, child + 1)) {
			child++;
		}
		if (id_at(rows, size, root) >= id_at(rows, size, child)) {
			return;
		}
		swap(rows, size, root, child);
		root = child;
	}
}

static void
sort_by_id(GArray *rows)
{
	const guint size = g_array_get_element_size(rows);

	for (guint i = rows->len / 2; i > 0; i--) {
		sift_down(rows, size, i - 1, rows->len);
	}
	for (guint i = rows->len; i > 1; i--) {
		swap(rows, size, 0, i - 1);
		sift_down(rows, size, 0, i - 1);
	}
}

/* The first with an id; the number of rows where there is none. */
static guint
find_id(const GArray *rows, CarId id)
{
	const guint size = g_array_get_element_size((GArray *)rows);
	guint low = 0, high = rows->len;

	while (low < high) {
		const guint middle = low + (high - low) / 2;
		if (id_at(rows, size, middle) < id) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low < rows->len && id_at(rows, size, low) == id ? low : rows->len;
}

/* ---- what hangs on the root ---- */

/* @return how many that are named are not there. */
static guint
reach(CarTree *tree, CarId root)
{
	g_autoptr(GArray) todo = g_array_new(FALSE, FALSE, sizeof(CarId));
	guint missing = 0;

	g_array_append_val(todo, root);
	while (todo->len > 0) {
		const guint index = find_id(tree->nodes, g_array_index(todo, CarId, todo->len - 1));

		g_array_set_size(todo, todo->len - 1);
		if (index == tree->nodes->len) {
			missing++;
			continue;
		}
		Node *node = &g_array_index(tree->nodes, Node, index);
		if (!node->is_reached) {
			node->is_reached = true;
			g_array_append_vals(todo,
				tree->children->data + (gsize)node->first_child * sizeof(CarId),
				node->child_count);
		}
	}
	return missing;
}

static void
drop_unreached(CarTree *tree)
{
	guint kept = 0;

	for (guint i = 0; i < tree->nodes->len; i++) {
		const Node *node = &g_array_index(tree->nodes, Node, i);
		for (guint j = 0; !node->is_reached && j < node->post_count; j++) {
			g_array_index(tree->posts, Name, node->first_post + j).key = KEY_DROPPED;
		}
	}
	for (guint i = 0; i < tree->posts->len; i++) {
		const Name name = g_array_index(tree->posts, Name, i);
		if (name.key != KEY_DROPPED) {
			g_array_index(tree->posts, Name, kept++) = name;
		}
	}
	g_array_set_size(tree->posts, kept);
	kept = 0;
	for (guint i = 0; i < tree->singles->len; i++) {
		const Single single = g_array_index(tree->singles, Single, i);
		const guint index = find_id(tree->nodes, single.node);
		if (index < tree->nodes->len
			&& g_array_index(tree->nodes, Node, index).is_reached) {
			g_array_index(tree->singles, Single, kept++) = single;
		}
	}
	g_array_set_size(tree->singles, kept);
}

guint
car_tree_settle(CarTree *tree, CarId root)
{
	sort_by_id(tree->nodes);
	const guint missing = reach(tree, root);
	drop_unreached(tree);
	g_array_unref(tree->nodes);
	g_array_unref(tree->children);
	tree->nodes = g_array_new(FALSE, FALSE, sizeof(Node));
	tree->children = g_array_new(FALSE, FALSE, sizeof(CarId));
	sort_by_id(tree->posts);
	car_tree_begin(tree);
	return missing;
}

void
car_tree_begin(CarTree *tree)
{
	g_byte_array_set_size(tree->taken, tree->posts->len);
	if (tree->posts->len > 0) {
		memset(tree->taken->data, 0, tree->posts->len);
	}
	tree->left = tree->posts->len;
}

/* Two posts may have the very same words and time, and one block: then one stands for both. */
char *
car_tree_take_post(CarTree *tree, CarId id)
{
	char *text = NULL;

	for (guint i = find_id(tree->posts, id); i < tree->posts->len; i++) {
		const Name *name = &g_array_index(tree->posts, Name, i);
		/* all that it has are handed out at once */
		if (name->id != id || tree->taken->data[i] != 0) {
			break;
		}
		text = text != NULL ? text : text_of(tree, name->key);
		tree->taken->data[i] = 1;
		tree->left--;
	}
	return text;
}

guint
car_tree_left(const CarTree *tree)
{
	return tree->left;
}

bool
car_tree_find(const CarTree *tree, const char *name, CarId *id)
{
	for (guint i = 0; i < tree->singles->len; i++) {
		const Single *single = &g_array_index(tree->singles, Single, i);
		if (strcmp(single->name, name) == 0) {
			*id = single->id;
			return true;
		}
	}
	return false;
}
