#include "subscribe/way.h"

#include "text/address.h"

#include <string.h>

/* The bytes of a way: purpose, key's number, id, thing, day, and what signs them. */
enum {
	AT_PURPOSE = 0,
	AT_KEY = 1,
	AT_ID = 2,
	AT_THING = 7,
	AT_DAY = 12,
	AT_MAC = 14,
	WAY_BYTES = 24,
};

#define NUMBER_BYTES (AT_THING - AT_ID)
#define DAY_BYTES (AT_MAC - AT_DAY)
#define MAC_BYTES (WAY_BYTES - AT_MAC)
#define HMAC_BYTES 32

#define DAY_SECONDS 86400
#define FIRST_DAY 18262 /* 1 January 2020, in days since 1970 */
#define KEYS 256
#define LOCAL_PART_MAX 64
#define BITS_A_LETTER 5

static const char letters[] = "abcdefghijklmnopqrstuvwxyz234567";

#define AT(field) G_STRUCT_OFFSET(Way, field)

/* Which numbers a way of each purpose carries; 0, where the purpose itself lies: none. */
static const struct {
	bool is_known;
	gsize id, thing;
} carried[WAY_PURPOSES] = {
	[WAY_CONFIRM] = { true, AT(subscription_id), AT(step) },
	[WAY_LEAVE] = { true, AT(subscription_id), AT(is_asked) },
	[WAY_SETTINGS] = { true, AT(subscription_id), 0 },
	[WAY_ERASE] = { true, AT(subscription_id), 0 },
	[WAY_BOUNCE] = { true, AT(subscription_id), AT(edition_id) },
	[WAY_MEMO] = { true, AT(memo_id), 0 },
	[WAY_REVIEW] = { true, AT(draft_id), 0 },
	[WAY_ADD] = { true, 0, 0 },
	[WAY_REGISTER] = { true, AT(voice_id), 0 },
	[WAY_HELD] = { true, AT(edition_id), 0 },
	[WAY_VOICE] = { true, AT(voice_id), 0 },
};

struct WayKeys {
	char *secrets[KEYS]; /* owned, by number; NULL: there is none of that number */
	int newest;
};

WayKeys *
way_keys_parse(const char *text)
{
	g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
	g_autoptr(WayKeys) keys = g_new0(WayKeys, 1);

	for (char **line = lines; *line != NULL; line++) {
		char *secret = strchr(g_strstrip(*line), ' ');
		guint64 number;

		if (**line == '\0' || **line == '#') {
			continue;
		}
		if (secret == NULL) {
			return NULL;
		}
		*secret++ = '\0';
		if (*g_strchug(secret) == '\0'
			|| !g_ascii_string_to_unsigned(*line, 10, 1, KEYS - 1, &number, NULL)) {
			return NULL;
		}
		g_free(keys->secrets[number]);
		keys->secrets[number] = g_strdup(secret);
		keys->newest = MAX(keys->newest, (int)number);
	}
	return keys->newest > 0 ? g_steal_pointer(&keys) : NULL;
}

void
way_keys_free(WayKeys *keys)
{
	if (keys == NULL) {
		return;
	}
	for (int i = 0; i < KEYS; i++) {
		if (keys->secrets[i] != NULL) {
			explicit_bzero(keys->secrets[i], strlen(keys->secrets[i]));
			g_free(keys->secrets[i]);
		}
	}
	g_free(keys);
}

int
way_keys_newest(const WayKeys *keys)
{
	return keys->newest;
}

static void
put_number(guint8 *bytes, int count, int64_t number)
{
	for (int i = count - 1; i >= 0; i--) {
		bytes[i] = (guint8)(number & 0xff);
		number >>= 8;
	}
}

/* A number of a way into its bytes. */
static void
put_carried(guint8 *bytes, const Way *way, gsize field)
{
	if (field != 0) {
		put_number(bytes, NUMBER_BYTES, G_STRUCT_MEMBER(int64_t, way, field));
	}
}

static int64_t
get_number(const guint8 *bytes, int count)
{
	int64_t number = 0;

	for (int i = 0; i < count; i++) {
		number = (number << 8) | bytes[i];
	}
	return number;
}

static void
get_carried(const guint8 *bytes, Way *way, gsize field)
{
	if (field != 0) {
		G_STRUCT_MEMBER(int64_t, way, field) = get_number(bytes, NUMBER_BYTES);
	}
}

static void
sign(const char *secret, const guint8 *bytes, guint8 *mac)
{
	guint8 digest[HMAC_BYTES];
	gsize length = sizeof digest;
	GHmac *hmac = g_hmac_new(G_CHECKSUM_SHA256, (const guchar *)secret, strlen(secret));

	g_hmac_update(hmac, bytes, AT_MAC);
	g_hmac_get_digest(hmac, digest, &length);
	g_hmac_unref(hmac);
	memcpy(mac, digest, MAC_BYTES);
}

char *
way_write(const WayKeys *keys, const Way *way)
{
	guint8 bytes[WAY_BYTES] = { 0 };
	char token[WAY_LENGTH + 1];
	guint held = 0;
	int bits = 0;
	int at = 0;
	int64_t day = 0;

	if (way->expires_s > 0) {
		day = (way->expires_s + DAY_SECONDS - 1) / DAY_SECONDS - FIRST_DAY;
		day = CLAMP(day, 1, G_MAXUINT16);
	}
	bytes[AT_PURPOSE] = (guint8)way->purpose;
	bytes[AT_KEY] = (guint8)keys->newest;
	put_carried(bytes + AT_ID, way, carried[way->purpose].id);
	put_carried(bytes + AT_THING, way, carried[way->purpose].thing);
	put_number(bytes + AT_DAY, DAY_BYTES, day);
	sign(keys->secrets[keys->newest], bytes, bytes + AT_MAC);
	for (int i = 0; i < WAY_BYTES; i++) {
		held = (held << 8) | bytes[i];
		for (bits += 8; bits >= BITS_A_LETTER; bits -= BITS_A_LETTER) {
			token[at++] = letters[(held >> (bits - BITS_A_LETTER)) & 0x1f];
		}
	}
	token[at++] = letters[(held << (BITS_A_LETTER - bits)) & 0x1f];
	token[at] = '\0';
	return g_strdup(token);
}

/* @return whether it is spelt as way_write() spells. */
static bool
decode(const char *token, guint8 *bytes)
{
	guint held = 0;
	int bits = 0;
	int at = 0;

	if (token == NULL || strlen(token) != WAY_LENGTH) {
		return false;
	}
	for (int i = 0; i < WAY_LENGTH; i++) {
		const char *letter = strchr(letters, g_ascii_tolower(token[i]));

		if (letter == NULL) {
			return false;
		}
		held = (held << BITS_A_LETTER) | (guint)(letter - letters);
		bits += BITS_A_LETTER;
		if (bits >= 8) {
			bits -= 8;
			bytes[at++] = (guint8)(held >> bits);
		}
	}
	/* What fills the last letter is nothing. */
	return (held & ((1U << bits) - 1)) == 0;
}

/* In a time that does not tell how much of it is right. */
static bool
is_signed(const WayKeys *keys, const guint8 *bytes)
{
	const char *secret = keys->secrets[bytes[AT_KEY]];
	guint8 mac[MAC_BYTES];
	guint8 differs = 0;

	if (secret == NULL) {
		return false;
	}
	sign(secret, bytes, mac);
	for (int i = 0; i < MAC_BYTES; i++) {
		differs |= (guint8)(mac[i] ^ bytes[AT_MAC + i]);
	}
	return differs == 0;
}

bool
way_read(const WayKeys *keys, const char *token, int64_t now_s, Way *way)
{
	guint8 bytes[WAY_BYTES];

	if (!decode(token, bytes) || !is_signed(keys, bytes)) {
		return false;
	}
	const WayPurpose purpose = (WayPurpose)bytes[AT_PURPOSE];
	if (purpose >= WAY_PURPOSES || !carried[purpose].is_known) {
		return false; /* a later version's */
	}
	const int64_t day = get_number(bytes + AT_DAY, DAY_BYTES);
	const int64_t expires_s = day == 0 ? 0 : (day + FIRST_DAY) * DAY_SECONDS;
	if (expires_s != 0 && now_s >= expires_s) {
		return false;
	}
	*way = (Way){ .purpose = purpose, .expires_s = expires_s };
	get_carried(bytes + AT_ID, way, carried[purpose].id);
	get_carried(bytes + AT_THING, way, carried[purpose].thing);
	return true;
}

char *
way_address(const char *contact, const char *token)
{
	const char *at = strrchr(contact, '@');
	const gsize length = at == NULL ? strlen(contact) : (gsize)(at - contact);

	if (length + strlen("+") + strlen(token) > LOCAL_PART_MAX) {
		return NULL;
	}
	return g_strdup_printf("%.*s+%s%s", (int)length, contact, token, contact + length);
}

char *
way_detail(const char *contact, const char *address)
{
	g_autofree char *own = address_key(contact);
	g_autofree char *folded = address_key(address);
	const char *at = strrchr(own, '@');
	const gsize length = at == NULL ? strlen(own) : (gsize)(at - own);
	const char *end = strrchr(folded, '@');

	if (end == NULL || at == NULL || strcmp(end, at) != 0 || strncmp(folded, own, length) != 0
		|| folded[length] != '+') {
		return NULL;
	}
	return g_strndup(address + length + 1, (gsize)(end - folded) - length - 1);
}

bool
way_find(const WayKeys *keys, const char *text, int64_t now_s, Way *way)
{
	const char *at = text;

	while (at != NULL && *at != '\0') {
		gsize length = 0;

		while (g_ascii_isalnum(at[length])) {
			length++;
		}
		if (length == WAY_LENGTH) {
			g_autofree char *token = g_strndup(at, length);

			if (way_read(keys, token, now_s, way)) {
				return true;
			}
		}
		at += MAX(length, 1);
	}
	return false;
}
